import { type Comparison, compare } from '../compare.js';
import { CONNECTIONS, type Bench, newPeople } from '../context.js';
import { Driver } from '../driver.js';
import { Entra } from '../entra.js';
import { FILLED_PEOPLE, filledId, peopleTemplate } from '../people.js';
import { timeRow } from '../rows.js';
import type { Service } from '../sides.js';

const TENANTS = 10_000;
const PEOPLE_EACH = 10;

/** Ten thousand tenants whose secrets are in use, beside a single one. */
export async function tenants(bench: Bench): Promise<void> {
  const count = bench.options.quick ? 500 : TENANTS;
  const service = bench.service!;
  const many = await makeTenants(service, count);
  const one = many.slice(0, 1);
  for (const connections of [1, CONNECTIONS]) {
    const comparison = await compareReads(bench, many, one, connections);
    const work = `GET by id, ${connections} at once: ${count.toLocaleString('en-US')} tenants ÷ 1 tenant`;
    bench.rows.push(timeRow(`tenants-${connections}`, work, comparison, 1.2));
  }
}

async function compareReads(bench: Bench, many: Entra[], one: Entra[], connections: number): Promise<Comparison> {
  const reads = (among: Entra[]) => (i: number) => {
    const n = (i % PEOPLE_EACH) + 1;
    return among[(i * 7919) % among.length]!.get(n, filledId(n));
  };
  const { pid } = bench.service!;
  // Each of the many has been heard of before it is measured: their secrets are live.
  const timing = bench.timing({ warmUp: many.length });
  return compare({ task: reads(many), pid, connections }, { task: reads(one), pid, connections }, timing);
}

/** All with the same people in them. */
async function makeTenants(service: Service, count: number): Promise<Entra[]> {
  const people = newPeople();
  const { connection } = await service.newTenant();
  const made = (await service.query(
    `WITH t AS (
       INSERT INTO tenants (id, name, slug) SELECT gen_random_uuid(), n, n
       FROM (SELECT $1 || '-' || n FROM generate_series(1, $2::integer) AS n) AS names (n) RETURNING id
     ), i AS (
       INSERT INTO integrations (tenant_id, id, name, provider, last_request_at)
       SELECT id, gen_random_uuid(), 'Entra ID', 'entra', now() FROM t RETURNING tenant_id, id
     ), s AS (
       INSERT INTO secrets (tenant_id, id, integration_id, prefix, hash, last_used_at, first_used_at)
       SELECT tenant_id, gen_random_uuid(), id, 'bench', sha256(convert_to('secret-of-' || id, 'UTF8')), now(), now() FROM i
     )
     SELECT tenant_id, id FROM i`,
    [people, count],
  )) as { tenant_id: string; id: string }[];
  await service.query(
    `INSERT INTO users (tenant_id, id, attributes)
     SELECT tenant, id, attributes FROM unnest($1::uuid[]) AS tenant, (${FILLED_PEOPLE}) AS people`,
    [made.map(({ tenant_id }) => tenant_id), peopleTemplate(people), 1, PEOPLE_EACH],
  );
  await service.query('VACUUM (ANALYZE) users, tenants, integrations, secrets');
  const first = new Driver(connection);
  return made.map(({ id }) => {
    const scimUrl = connection.scimUrl.replace(/[^/]+$/, id);
    return new Entra(first.as({ scimUrl, secret: `secret-of-${id}` }), people);
  });
}
