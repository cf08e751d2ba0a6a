import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Which part of a list is asked for. */
export class ListQuery {
  /** How many items at most. */
  @ApiPropertyOptional({ type: 'integer' })
  @Type(() => Number)
  @Max(200)
  @Min(1)
  @IsInt()
  limit: number = 50;

  /** Continues a list: the `nextCursor` of the page before. */
  @IsOptional()
  @IsUUID()
  cursor?: string;
}
