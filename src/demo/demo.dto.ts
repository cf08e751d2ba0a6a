import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { type DemoRun, RUN_STATES, type RunSize, type RunState } from './demo-run.entity.js';

export class StartDemoDto implements RunSize {
  /** People in the made-up company. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(2_000)
  @Min(5)
  @IsInt()
  users: number = 60;

  @ApiPropertyOptional({ type: 'integer' })
  @Max(100)
  @Min(0)
  @IsInt()
  groups: number = 12;

  /** Requests a second, so that one can watch. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(100)
  @Min(1)
  @IsInt()
  perSecond: number = 10;

  /** Working days that follow the first cycle, each with its changes. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(20)
  @Min(0)
  @IsInt()
  cycles: number = 2;

  /** The pause before each of them. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(600)
  @Min(0)
  @IsInt()
  restSeconds: number = 5;
}

export class DemoRunResponse {
  id: string;
  /** Counts the tenant's runs; each is another company's. */
  @ApiProperty({ type: 'integer' })
  number: number;
  /** Where the simulated identity provider comes in. */
  integrationId: string;
  @ApiProperty({ enum: RUN_STATES })
  state: RunState;
  /**
   * What it is doing.
   * @example users
   */
  phase: string;
  /** How much of that is done, of `total`. */
  @ApiProperty({ type: 'integer' })
  done: number;
  @ApiProperty({ type: 'integer' })
  total: number;
  /** Requests of the phases that are over. */
  @ApiProperty({ type: 'integer' })
  requests: number;
  /** Those that were refused: some are meant to be, so that there is something to explain. */
  @ApiProperty({ type: 'integer' })
  failures: number;
  /** Why it failed; null where it did not. */
  detail: string | null;
  startedAt: Date;
  endedAt: Date | null;

  static of(run: DemoRun): DemoRunResponse {
    const { id, number, integrationId, state, phase, done, total, requests, failures, detail, startedAt, endedAt } =
      run;
    return { id, number, integrationId, state, phase, done, total, requests, failures, detail, startedAt, endedAt };
  }
}

export class DemoResponse {
  /** The latest run; null before the first one. */
  run: DemoRunResponse | null;
}
