import { ApiProperty } from '@nestjs/swagger';
import type { Table } from './csv.js';

export class PeopleOfDay {
  /** UTC. */
  @ApiProperty({ format: 'date' })
  day: string;
  /** Users who could sign in when the day ended, or can now. */
  @ApiProperty({ type: 'integer' })
  active: number;
  @ApiProperty({ type: 'integer' })
  inactive: number;
  @ApiProperty({ type: 'integer' })
  created: number;
  @ApiProperty({ type: 'integer' })
  deactivated: number;
  @ApiProperty({ type: 'integer' })
  reactivated: number;
  @ApiProperty({ type: 'integer' })
  deleted: number;
  /** Who became active: created as such, or reactivated. */
  @ApiProperty({ type: 'integer' })
  joined: number;
  /** Who was active and is no more: deactivated, or deleted. */
  @ApiProperty({ type: 'integer' })
  left: number;
}

export class PeopleReport {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date' })
  to: string;
  /** Active users now. */
  @ApiProperty({ type: 'integer' })
  active: number;
  @ApiProperty({ type: 'integer' })
  inactive: number;
  /** Over all the days. */
  @ApiProperty({ type: 'integer' })
  joined: number;
  @ApiProperty({ type: 'integer' })
  left: number;
  /** Every day of the period, the first first. */
  days: PeopleOfDay[];
}

const COLUMNS = [
  'day',
  'active',
  'inactive',
  'created',
  'deactivated',
  'reactivated',
  'deleted',
  'joined',
  'left',
] as const;

export function peopleTable({ days }: PeopleReport): Table {
  return { columns: COLUMNS, rows: days.map((day) => COLUMNS.map((column) => day[column])) };
}
