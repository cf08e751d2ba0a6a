import { ApiProperty } from '@nestjs/swagger';
import type { Table } from './csv.js';
import { TRENDS, type Trend } from './trend.js';

export class ErrorKind {
  /** What was asked for, or `refused` for who was not let in. */
  operation: string;
  @ApiProperty({ type: 'integer' })
  status: number;
  /** RFC 7644, table 9; null where the answer named none. */
  scimType: string | null;
  /** What it means, in a few words. */
  title: string;
  /** Whether it is how an identity provider learns that something is gone, and no fault. */
  harmless: boolean;
  @ApiProperty({ type: 'integer' })
  count: number;
  /** How often in as many days before. */
  @ApiProperty({ type: 'integer' })
  countBefore: number;
  @ApiProperty({ enum: TRENDS })
  trend: Trend;
  /** The hour in which it was seen first, as far back as is kept. */
  firstHour: Date;
  /** The hour of the period in which it was seen last. */
  lastHour: Date;
  /** The integrations that met it. */
  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  integrationIds: string[];
  /**
   * The query that shows its entries in the provisioning log.
   * @example outcome=failed&operation=create&status=409
   */
  query: string;
}

export class ErrorsReport {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date' })
  to: string;
  /** All of them. */
  @ApiProperty({ type: 'integer' })
  count: number;
  @ApiProperty({ type: 'integer' })
  countBefore: number;
  @ApiProperty({ enum: TRENDS })
  trend: Trend;
  /** The most frequent first. */
  kinds: ErrorKind[];
}

const COLUMNS = [
  'operation',
  'status',
  'scimType',
  'title',
  'harmless',
  'count',
  'countBefore',
  'trend',
  'firstHour',
  'lastHour',
] as const;

export function errorsTable({ kinds }: ErrorsReport): Table {
  return { columns: COLUMNS, rows: kinds.map((kind) => COLUMNS.map((column) => kind[column])) };
}
