import type { Filter } from '../protocol/index.js';
import type { Connection } from './database.js';
import type { Selection } from './list-request.js';

/** Whether any team of the `tenant` is in another: what that takes is left out of the statements of everyone else. */
export const teamsAreNested = (tenant: string): string =>
  `EXISTS (SELECT FROM team_subteams WHERE tenant_id = ${tenant})`;

const FIND = { name: 'nested-teams', text: `SELECT ${teamsAreNested('$1')} AS nested` };

/** Whether a list has to be selected or sorted with nested teams in mind: it is by `attribute`, and there are some. */
export async function mindsNestedTeams(
  connection: Connection,
  tenantId: string,
  attribute: 'groups' | 'members',
  { filter, sort }: Selection,
): Promise<boolean> {
  const isAsked = sort?.path?.attribute.name === attribute || (typeof filter !== 'boolean' && reads(filter, attribute));
  if (!isAsked) return false;
  return (await connection.query<{ nested: boolean }>(FIND, [tenantId]))[0]!.nested;
}

function reads(filter: Filter, attribute: string): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.some((each) => reads(each, attribute));
    case 'not':
      return reads(filter.filter, attribute);
    case 'present':
    case 'compare':
    case 'some':
      return filter.path.attribute.name === attribute;
  }
}
