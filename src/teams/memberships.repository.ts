import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { Cause } from '../database/change-record.js';
import { type Connection, Database, type Statement } from '../database/database.js';
import { elementFilterToSql } from '../database/filter-to-sql.js';
import { plainArray } from '../database/plain-array.js';
import { type Asked, Together } from '../database/together.js';
import type { Filter } from '../protocol/index.js';
import { ADD_NEW_USERS, ADD_USERS, CHANGE, CHANGE_USERS, REMOVE_USERS, REPLACE } from './membership-statements.js';
import { MEMBERS_AND_SUBTEAMS } from './team.columns.js';
import type { MembershipChange } from './team.entity.js';

interface Change extends Asked {
  readonly tenantId: string;
  readonly teamId: string;
  readonly cause: Cause;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const BYTES_OF_ID = 40;
const MANY = 10;

/** Changes memberships as sets: the cost is that of the members in the request, whatever the size of the team. */
@Injectable()
export class MembershipsRepository {
  private readonly changes = new Together<Change, boolean>((_team, changes) => this.changeUsers(changes));

  constructor(private readonly database: Database) {}

  /** In a transaction of its own, with whoever else changes the team at the moment. */
  async changeAlone(tenantId: string, cause: Cause, teamId: string, change: MembershipChange): Promise<boolean> {
    const count = change.add.length + change.remove.length;
    if (!change.replace && count > 0 && change.add.every(isId) && change.remove.every(isId)) {
      const [add, remove] = [change.add.map(inLowerCase), change.remove.map(inLowerCase)];
      const asked = { tenantId, teamId, cause, add, remove, ids: [...add, ...remove], weight: BYTES_OF_ID * count };
      if (await this.changes.ask(`${tenantId} ${teamId}`, asked)) return true;
    }
    return this.change(this.database, tenantId, cause, teamId, change);
  }

  /** False when there is no such team. Ids that neither a user nor a team has are kept as pending members. */
  async change(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    teamId: string,
    change: MembershipChange,
  ): Promise<boolean> {
    const add = change.add.map(spelledAsStored);
    const remove = change.remove.map(spelledAsStored);
    const values = [tenantId, teamId, add.filter(isId), add, cause.integrationId, cause.requestId];
    const found = change.replace
      ? connection.query(REPLACE, values)
      : connection.query(CHANGE, [...values, remove.filter(isId), remove]);
    return (await found).length > 0;
  }

  /** The ids of the members that a value filter such as `members[display eq "Ada"]` selects. */
  async select(connection: Connection, tenantId: string, teamId: string, filter: Filter): Promise<string[]> {
    const values: unknown[] = [tenantId, teamId];
    const condition = elementFilterToSql(filter, MEMBERS_AND_SUBTEAMS, values);
    const text = `
      SELECT found.id FROM teams t JOIN LATERAL (SELECT member.id FROM ${MEMBERS_AND_SUBTEAMS.from} AND ${condition}) found ON true
      WHERE t.tenant_id = $1 AND t.id = $2`;
    return (await connection.query<{ id: string }>({ text }, values)).map(({ id }) => id);
  }

  /** All of them; or none, where one is not what is usual. */
  private async changeUsers(changes: readonly Change[]): Promise<boolean[]> {
    const { tenantId, teamId } = changes[0]!;
    const [statement, values] = statementFor(changes);
    const done = (await this.database.query(statement, [tenantId, teamId, ...values])).length > 0;
    return changes.map(() => done);
  }
}

function statementFor(changes: readonly Change[]): [Statement, values: unknown[]] {
  const [first, ...others] = changes;
  const { add, remove, cause } = first!;
  if (others.length === 0 && remove.length === 0)
    return [add.length < MANY ? ADD_USERS : ADD_NEW_USERS, [plainArray(add), cause.integrationId, cause.requestId]];
  if (others.length === 0 && add.length === 0)
    return [REMOVE_USERS, [plainArray(remove), cause.integrationId, cause.requestId]];
  return [
    CHANGE_USERS,
    [
      plainArray(changes.flatMap(({ ids }) => ids)),
      changes.flatMap(({ ids }, index) => ids.map(() => index + 1)),
      changes.flatMap(({ add, remove }) => [...add.map(() => true), ...remove.map(() => false)]),
      changes.map(({ cause }) => cause.integrationId),
      changes.map(({ cause }) => cause.requestId),
    ],
  ];
}

/** An id in upper case is the same id. */
function spelledAsStored(value: string): string {
  return isId(value) ? inLowerCase(value) : value;
}

function inLowerCase(id: string): string {
  return id.toLowerCase();
}

function isId(value: string): boolean {
  return isUuid(value);
}
