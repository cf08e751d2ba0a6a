import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { ListQuery } from './list-query.dto.js';

const LONGEST_CURSOR = 6000;

/** Which part of a list is asked for that can be ordered in several ways. */
export class SortedListQuery extends OmitType(ListQuery, ['cursor']) {
  /** The direction of the order. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(['ascending', 'descending'])
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  order: 'ascending' | 'descending' = 'ascending';

  /** Continues a list: the `nextCursor` of the page before. It is good for the order that it was made for. */
  @IsOptional()
  @MaxLength(LONGEST_CURSOR)
  @Matches(/^[\w-]+$/, { message: 'cursor must be a nextCursor of this list' })
  cursor?: string;
}
