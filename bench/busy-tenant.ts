import { numberOf } from '../src/provisioning-log/kind.js';
import { newPeople } from './context.js';
import { FILLED_PEOPLE, peopleTemplate } from './people.js';
import type { Service } from './sides.js';

export interface BusySizes {
  readonly users: number;
  readonly teams: number;
  /** Of the first team; the others have a hundred each. */
  readonly members: number;
  readonly changes: number;
  readonly requests: number;
}

/** A tenant with a history: three months of changes, and one of them in the log. */
export interface BusyTenant extends BusySizes {
  readonly id: string;
  /** The word that is in the names of its people. */
  readonly people: string;
  /** The first one brought four of five people, and makes four of five requests. */
  readonly integrationIds: readonly [string, string];
}

/** Every so many-th user is inactive. */
export const INACTIVE = 10;
export const DELETED = 1_000;
/** In each of the first twenty teams. */
export const PENDING = 200;

const DAYS = 90;
const LOG_DAYS = 30;
const AUDITED = 100_000;

/** What the log has of a thousand requests; the last of them came in its first third only. */
const MIX: readonly (readonly [operation: string, method: string, type: string, status: number, share: number])[] = [
  ['search', 'GET', 'User', 200, 420],
  ['patch', 'PATCH', 'User', 200, 250],
  ['create', 'POST', 'User', 201, 100],
  ['read', 'GET', 'User', 200, 100],
  ['patch', 'PATCH', 'Group', 204, 60],
  ['search', 'GET', 'Group', 200, 39],
  ['create', 'POST', 'User', 409, 12],
  ['patch', 'PATCH', 'User', 400, 8],
  ['refused', 'GET', '', 401, 5],
  ['delete', 'DELETE', 'User', 204, 3],
  ['replace', 'PUT', 'User', 200, 2],
  ['read', 'GET', 'User', 404, 1],
];

const userId = (n: string): string => `('01900000-0000-7000-8000-' || lpad(to_hex((${n})::integer), 12, '0'))::uuid`;
const teamId = (n: string): string => `('01900000-0000-7000-9000-' || lpad(to_hex((${n})::integer), 12, '0'))::uuid`;

/** The id of a request at a moment (UUID v7). */
const requestId = (at: string, n: string): string => `
  (lpad(to_hex((extract(epoch FROM (${at})::timestamptz(3)) * 1000)::bigint), 12, '0') || '70008000' || lpad(to_hex(${n}), 12, '0'))::uuid`;

// When something happened of which a `part` of the days was over: in cycles of forty minutes, half of each at work.
const moment = (part: string, days: number): string => `
  (SELECT to_timestamp(floor(extract(epoch FROM now())) - ${days * 86_400} + second - mod(second, 2400) / 2)
   FROM (VALUES ((${part})::numeric * ${days * 86_400})) AS even (second))`;

const GIVEN = `(ARRAY['Kim', 'Ada', 'Noor', 'Ravi', 'Mia', 'Jonas', 'Aiko', 'Omar', 'Lena', 'Tomás'])[1 + n % 10]`;
const FAMILIES = ['Okafor', 'Schmidt', 'García', 'Nguyen', 'Rossi', 'Novak', 'Haddad'];
const FAMILY = `(ARRAY['${FAMILIES.join(`', '`)}'])[1 + n / 10 % ${FAMILIES.length}]`;
const PERSON = `lower('ada.wilber.' || lpad(n::text, 7, '0') || '@$people.bench.example')`;
const LEAVER = `jsonb_build_object('userName', 'leaver.' || n || '@bench.example', 'displayName', 'Leaver ' || n)`;

/** How many of so many users have one of the family names. */
export function familySize(name: string, users: number): number {
  const place = FAMILIES.indexOf(name);
  return Array.from({ length: users }, (_, n) => Math.floor((n + 1) / 10) % FAMILIES.length).filter(
    (each) => each === place,
  ).length;
}

/** $tenant and the like are put in as they are: a bench has nobody who could mean harm. */
const FILL = [
  `INSERT INTO users (tenant_id, id, attributes, integration_id, created_at, last_modified)
   SELECT $tenant, id, attributes || jsonb_build_object('displayName', ${GIVEN} || ' ' || ${FAMILY} || ' ' || n, 'active', n % ${INACTIVE} <> 0),
     CASE n % 5 WHEN 0 THEN $second ELSE $first END, at, at
   FROM (SELECT id, attributes, ('x' || right(id::text, 8))::bit(32)::integer AS n FROM ($filled) AS filled) AS people,
     LATERAL (SELECT ${moment('n / ($users + 1.0)', DAYS)} AS at) AS came`,
  `INSERT INTO teams (tenant_id, id, attributes, integration_id, platform_role)
   SELECT $tenant, ${teamId('n')}, jsonb_build_object('displayName', 'Team ' || ${FAMILY} || ' ' || n, 'externalId', 'team-' || n),
     $first, CASE n % 100 WHEN 0 THEN 'editor' END
   FROM generate_series(1, $teams) AS n`,
  `INSERT INTO team_members (tenant_id, team_id, user_id)
   SELECT $tenant, ${teamId('1')}, ${userId('n * 2')} FROM generate_series(1, $members) AS n
   UNION
   SELECT $tenant, ${teamId('t')}, ${userId('1 + (t * 131 + m * 7919) % $users')}
   FROM generate_series(2, $teams) AS t, generate_series(1, 100) AS m`,
  `INSERT INTO pending_members (tenant_id, team_id, value)
   SELECT $tenant, ${teamId('t')}, ${userId('50000000 + m')} FROM generate_series(1, 20) AS t, generate_series(1, ${PENDING}) AS m`,
  // People came, some left, others were deleted, teams got their members; for the rest, people got other titles.
  `INSERT INTO changes (tenant_id, at, integration_id, request_id, action, resource_type, resource_id, before, after, added)
   SELECT $tenant, at, $first, ${requestId('at', '0')}, action, type, id, before, after, added FROM (
     SELECT created_at AS at, 'created' AS action, 'user' AS type, id, NULL::jsonb AS before,
       attributes || '{"active": true}' AS after, NULL::uuid[] AS added FROM users WHERE tenant_id = $tenant
     UNION ALL
     SELECT created_at + interval '1 second', 'updated', 'user', id, '{"active": true}', '{"active": false}', NULL
     FROM users WHERE tenant_id = $tenant AND NOT active
     UNION ALL
     SELECT ${moment(`n / ${DELETED * 2}.0`, DAYS)}, 'created', 'user', ${userId('90000000 + n')}, NULL, ${LEAVER}, NULL
     FROM generate_series(1, ${DELETED}) AS n
     UNION ALL
     SELECT ${moment(`0.5 + n / ${DELETED * 2 + 2}.0`, DAYS)}, 'deleted', 'user', ${userId('90000000 + n')}, ${LEAVER}, NULL, NULL
     FROM generate_series(1, ${DELETED}) AS n
     UNION ALL
     SELECT ${moment('0', DAYS)}, 'created', 'team', id, NULL, attributes, NULL FROM teams WHERE tenant_id = $tenant
     UNION ALL
     SELECT ${moment('(1 + part) / 1000.0', DAYS)}, 'updated', 'team', team_id, NULL, NULL, array_agg(user_id)
     FROM (
       SELECT team_id, user_id, row_number() OVER (PARTITION BY team_id ORDER BY user_id) / 1000 AS part
       FROM team_members WHERE tenant_id = $tenant
     ) AS member GROUP BY team_id, part
     UNION ALL
     SELECT ${moment('n / ($titles + 1.0)', DAYS)}, 'updated', 'user', ${userId('1 + n * 7919::bigint % $users')},
       jsonb_build_object('title', 'Title ' || n - 1), jsonb_build_object('title', 'Title ' || n), NULL
     FROM generate_series(1, $titles) AS n
   ) AS change ORDER BY at`,
  `INSERT INTO provisioning_log (tenant_id, id, at, integration_id, operation, method, path, query, resource_type, resource_id,
     subject, status, scim_type, detail, duration_ms, address, user_agent, request, response, request_bytes, response_bytes,
     truncated, kind)
   SELECT $tenant, ${requestId('at', 'k')}, at, kind.integration_id, operation, method,
     CASE type WHEN 'Group' THEN '/Groups' ELSE '/Users' END,
     CASE method WHEN 'GET' THEN 'filter=userName eq "' || person || '"' END,
     nullif(type, ''), CASE WHEN status < 400 THEN ${userId('n')} END, CASE WHEN type <> '' THEN person END,
     status, CASE status WHEN 409 THEN 'uniqueness' WHEN 400 THEN 'invalidValue' END,
     CASE WHEN status >= 400 THEN 'It was refused, for the bench.' END, k % 97, '203.0.113.7', 'Entra',
     CASE WHEN method LIKE 'P%' THEN '{"userName":"' || person || '","active":true,"note":"' || repeat('x', 300) || '"}' END,
     '{"userName":"' || person || '","note":"' || repeat('y', 300) || '"}', 380, 360, false, kind.kind
   FROM (
     SELECT k, k * 7919::bigint % 1000 AS place, CASE k / 1000 % 5 WHEN 4 THEN $second ELSE $first END AS integration_id,
       1 + k * 31::bigint % $users AS n, ${moment('k / ($requests + 1.0)', LOG_DAYS)} AS at FROM generate_series(1, $requests) AS k
   ) AS entry
   JOIN mix AS kind ON kind.integration_id = entry.integration_id AND place BETWEEN least_place AND most_place
   CROSS JOIN LATERAL (SELECT ${PERSON} AS person) AS told
   WHERE place < 999 OR k < $requests / 3
   ORDER BY k`,
  `INSERT INTO provisioning_log_kinds SELECT $tenant, kind, integration_id, operation, type, status, now() FROM mix`,
  `INSERT INTO provisioning_log_hours (tenant_id, integration_id, hour, operation, status, scim_type, requests, duration_ms, slow, latencies)
   SELECT $tenant, integration_id, hour, operation, status, scim_type, 10, 120, 0, ARRAY[0, 1, 4, 2, 2, 1, 0, 0, 0, 0, 0]
   FROM generate_series(date_trunc('hour', now()) - interval '${DAYS} days', now(), '1 hour') AS hour,
     (SELECT DISTINCT integration_id, operation, status FROM mix) AS made,
     unnest(ARRAY['', 'uniqueness', 'invalidValue', 'invalidFilter', 'noTarget', 'mutability', 'tooMany']) AS scim_type`,
  `INSERT INTO audit_log (id, tenant_id, at, actor_kind, actor_name, action, object_type, object_name, address, request_id)
   SELECT ${requestId('at', 'n')}, $tenant, at, 'account', ${GIVEN}, 'integration.' || (ARRAY['create', 'update', 'delete'])[1 + n % 3],
     'integration', 'Entra ID', '203.0.113.7', ${requestId('at', 'n')}
   FROM generate_series(1, ${AUDITED}) AS n, LATERAL (SELECT ${moment(`n / ${AUDITED + 1}.0`, DAYS)} AS at) AS done`,
  `UPDATE integrations SET last_request_at = now() WHERE tenant_id = $tenant`,
];

/** Makes a tenant with a history by SQL, in a minute or so for each million rows. */
export async function fillBusyTenant(service: Service, sizes: BusySizes): Promise<BusyTenant> {
  const people = newPeople();
  const { id } = await service.newTenant();
  const integrationIds = await makeIntegrations(service, id);
  const values: Record<string, string | number> = {
    ...sizes,
    titles: Math.max(0, sizes.changes - Math.round(sizes.users * (1 + 1 / INACTIVE)) - DELETED * 2 - sizes.teams * 2),
    tenant: `'${id}'::uuid`,
    first: `'${integrationIds[0]}'::uuid`,
    second: `'${integrationIds[1]}'::uuid`,
    people,
    filled: FILLED_PEOPLE.replace('$2', `'${peopleTemplate(people)}'`)
      .replace('$3', '1')
      .replace('$4', String(sizes.users)),
  };
  await makeRoom(service);
  await makeMix(service, integrationIds);
  for (const text of FILL) {
    await service.query(text.replace(/\$([a-z]+)/g, (_, name: string) => String(values[name])));
  }
  await service.query('VACUUM ANALYZE');
  return { ...sizes, id, people, integrationIds };
}

async function makeIntegrations({ query }: Service, tenantId: string): Promise<[string, string]> {
  const rows = await query(
    `INSERT INTO integrations (tenant_id, id, name, provider) VALUES ($1, gen_random_uuid(), 'Okta', 'okta') RETURNING id`,
    [tenantId],
  );
  const [{ id: second }] = rows as [{ id: string }];
  const found = await query('SELECT id FROM integrations WHERE tenant_id = $1 AND id <> $2', [tenantId, second]);
  const [{ id: first }] = found as [{ id: string }];
  return [first, second];
}

/** The partitions that the service would have made when their time came. */
async function makeRoom({ query }: Service): Promise<void> {
  for (const [table, unit, form, back] of [
    ['provisioning_log', 'day', 'YYYY_MM_DD', LOG_DAYS],
    ['changes', 'month', 'YYYY_MM', DAYS / 30 + 1],
  ] as const) {
    await query(`
      DO $$
      DECLARE first timestamptz;
      BEGIN
        FOR first IN SELECT date_trunc('${unit}', now(), 'UTC') - n * interval '1 ${unit}' FROM generate_series(0, ${back}) AS n LOOP
          EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF ${table} FOR VALUES FROM (%L) TO (%L)',
            '${table}_' || to_char(first AT TIME ZONE 'UTC', '${form}'), first, first + interval '1 ${unit}');
        END LOOP;
      END $$`);
  }
}

async function makeMix({ query }: Service, integrationIds: readonly string[]): Promise<void> {
  await query(`
    CREATE TEMPORARY TABLE IF NOT EXISTS mix (integration_id uuid, operation text, method text, type text, status smallint,
      kind integer, least_place integer, most_place integer)`);
  await query('TRUNCATE mix');
  for (const integrationId of integrationIds) {
    let place = 0;
    for (const [operation, method, type, status, share] of MIX) {
      const kind = numberOf({ integrationId, operation, resourceType: type, status });
      const values = [integrationId, operation, method, type, status, kind, place, (place += share) - 1];
      await query('INSERT INTO mix VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', values);
    }
  }
}
