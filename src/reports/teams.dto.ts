import { ApiProperty } from '@nestjs/swagger';
import type { Table } from './csv.js';

export class TeamsOfDay {
  /** UTC. */
  @ApiProperty({ format: 'date' })
  day: string;
  /** Teams when the day ended, or now. */
  @ApiProperty({ type: 'integer' })
  teams: number;
  @ApiProperty({ type: 'integer' })
  memberships: number;
  @ApiProperty({ type: 'integer' })
  created: number;
  @ApiProperty({ type: 'integer' })
  deleted: number;
  /** Memberships that began. */
  @ApiProperty({ type: 'integer' })
  membersAdded: number;
  @ApiProperty({ type: 'integer' })
  membersRemoved: number;
}

export class SizeClass {
  /** The least number of members. */
  @ApiProperty({ type: 'integer' })
  from: number;
  /** The greatest; null where there is no bound. */
  @ApiProperty({ type: 'integer', nullable: true })
  to: number | null;
  @ApiProperty({ type: 'integer' })
  teams: number;
}

export class LargeTeam {
  id: string;
  displayName: string;
  @ApiProperty({ type: 'integer' })
  members: number;
  /** Members whom the identity provider named and who have not arrived as users. */
  @ApiProperty({ type: 'integer' })
  pending: number;
}

export class TeamsReport {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date' })
  to: string;
  /** Teams now. */
  @ApiProperty({ type: 'integer' })
  teams: number;
  @ApiProperty({ type: 'integer' })
  memberships: number;
  /** Members whom the identity provider named and who have not arrived as users. */
  @ApiProperty({ type: 'integer' })
  pendingMembers: number;
  /** How many teams are of which size. */
  sizes: SizeClass[];
  /** The 100 largest, which are the rows of the table. */
  largest: LargeTeam[];
  /** Every day of the period, the first first. */
  days: TeamsOfDay[];
}

const COLUMNS = ['id', 'displayName', 'members', 'pending'] as const;

export function teamsTable({ largest }: TeamsReport): Table {
  return { columns: COLUMNS, rows: largest.map((team) => COLUMNS.map((column) => team[column])) };
}
