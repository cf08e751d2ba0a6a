import type { Lists } from '../database/lists.js';

const FEW = 1_000;
const BLOCK_BYTES = 32 * 1024;

// Only what differs from member to member: to write all of it, and to carry it over, takes the database five times as long.
const LINE = 'u.id || to_json(coalesce(u.display_name, u.user_name))::text AS line';
const LINES = `coalesce(string_agg(line, E'\\n'), '')`;

/** The roster of the team in `t`; NULL where that is more than a few, of which no more are read. */
export const FEW_MEMBERS = `(
  SELECT CASE WHEN count(*) <= ${FEW} THEN ${LINES} END FROM (
    SELECT ${LINE} FROM (
      SELECT m.user_id FROM team_members m WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id
      ORDER BY m.user_id LIMIT ${FEW + 1}
    ) m JOIN users u ON u.tenant_id = t.tenant_id AND u.id = m.user_id ORDER BY m.user_id
  ) AS few)`;

/**
 * The roster of the team $2 of the tenant $1, however long: rows with a `block` of its bytes each. As one text it would
 * lie among what the garbage collector lets be for long, and each reading would add one. The users are found by an array,
 * which goes through the index once; a join would look for each of them where the planner does not know how many they are.
 */
export const ROSTER_BLOCKS = `(
  SELECT substring(bytes FROM place FOR ${BLOCK_BYTES}) AS block FROM (
    SELECT convert_to(${LINES}, 'UTF8') AS bytes FROM (
      SELECT ${LINE} FROM users u WHERE u.tenant_id = $1 AND u.id = ANY (ARRAY (
        SELECT m.user_id FROM team_members m WHERE m.tenant_id = $1 AND m.team_id = $2
      )) ORDER BY u.id
    ) AS many
  ) AS roster, generate_series(1, greatest(1, length(bytes)), ${BLOCK_BYTES}) AS place
) AS blocks`;

export interface RosterBlock {
  readonly block: Buffer;
}

const READ = { text: `SELECT block FROM ${ROSTER_BLOCKS}` };

/** Reads the roster of a large team when it is asked for; it is empty when the team is gone by then. */
export const rosterOf = (lists: Lists, tenantId: string, teamId: string) => async (): Promise<Buffer[]> => {
  const rows = await lists.for(tenantId).query<RosterBlock>(READ, [tenantId, teamId]);
  return rows.map(({ block }) => block);
};
