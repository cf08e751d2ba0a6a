import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Arguments } from './arguments.js';
import type { Connection } from './driver.js';
import { FLOOR_SCHEMA } from './floor-schema.js';
import { FILLED_PEOPLE, peopleTemplate } from './people.js';
import { type Running, atTheEnd, freePort, start } from './processes.js';

export interface Tenant {
  readonly id: string;
  readonly connection: Connection;
}

/** One of the servers that are measured side by side. */
export interface Side {
  readonly name: 'Rollcall' | 'peer' | 'floor';
  /** Null for a peer, which may run anywhere. */
  readonly pid: number | null;
  newTenant(): Promise<Tenant>;
  /** Makes the people with these numbers by SQL. Absent: they can only be created over HTTP. */
  readonly fill?: (tenant: Tenant, people: string, from: number, to: number) => Promise<void>;
}

/** The service itself, as `npm start` runs it, on a database of the bench. */
export interface Service extends Side {
  readonly fill: NonNullable<Side['fill']>;
  readonly file: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The REST API, as the operator. */
  readonly api: Connection;
  readonly query: Query;
  /** Another one on the same database, at another port. */
  another(environment: NodeJS.ProcessEnv): Promise<Instance>;
  readonly stop: () => Promise<void>;
}

/** A further instance of the service: its process, and a tenant's connection as it is at its port. */
export interface Instance extends Running {
  at(connection: Connection): Connection;
}

const OPERATOR_KEY = 'the-operator-key-of-the-bench-0000000000';
const SERVICE = new URL('../src/main.js', import.meta.url);
// As `npm start` has it.
const FLAGS = ['--enable-source-maps', '--max-old-space-size=1500'];
const FLOOR = new URL('./floor.js', import.meta.url);

const FILL_USERS = `
  WITH u AS (
    INSERT INTO users (tenant_id, id, attributes) SELECT $1, id, attributes FROM (${FILLED_PEOPLE}) AS people
    RETURNING tenant_id, id, attributes
  )
  INSERT INTO changes (tenant_id, request_id, action, resource_type, resource_id, after)
  SELECT tenant_id, gen_random_uuid(), 'created', 'user', id, attributes FROM u`;

const FILL_FLOOR = `
  INSERT INTO users (tenant_id, id, user_name, external_id, attributes)
  SELECT $1, id, attributes ->> 'userName', attributes ->> 'externalId', attributes FROM (${FILLED_PEOPLE}) AS people`;

export async function startService(databaseUrl: string, { server, profile }: Arguments): Promise<Service> {
  const file = server ?? SERVICE.pathname;
  const port = await freePort();
  const environment = {
    DATABASE_URL: databaseUrl,
    OPERATOR_KEY,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: '',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    // What is measured is how fast it can be, not how it slows down one client.
    RATE_LIMIT: '1000000',
  };
  const flags = profile === undefined ? FLAGS : [...FLAGS, '--cpu-prof', `--cpu-prof-dir=${profile}`];
  const { pid, stop } = await start(file, environment, flags);
  const query = await connect(databaseUrl);
  const api = { scimUrl: `http://127.0.0.1:${port}/api`, secret: OPERATOR_KEY };
  return {
    name: 'Rollcall',
    pid,
    file,
    environment,
    api,
    query,
    another: (more) => startAnother(file, { ...environment, ...more }),
    stop,
    newTenant: () => newTenant(api.scimUrl),
    fill: async (tenant, people, from, to) => fill(query, FILL_USERS, tenant, people, from, to),
  };
}

async function startAnother(file: string, environment: NodeJS.ProcessEnv): Promise<Instance> {
  const port = await freePort();
  const running = await start(file, { ...environment, PORT: String(port) }, FLAGS);
  return {
    ...running,
    at: ({ scimUrl, secret }) => ({ scimUrl: scimUrl.replace(/:\d+/, `:${port}`), secret }),
  };
}

async function newTenant(api: string): Promise<Tenant> {
  const slug = randomUUID();
  const { id } = await post(`${api}/tenants`, { name: slug, slug });
  const integrations = `${api}/tenants/${id}/integrations`;
  const integration = await post(integrations, { name: 'Entra ID', provider: 'entra' });
  const { secret } = await post(`${integrations}/${integration['id']}/secrets`, { label: 'bench' });
  return { id: id!, connection: { scimUrl: integration['scimUrl']!, secret: secret! } };
}

async function post(url: string, body: object): Promise<Record<string, string>> {
  const headers = { Authorization: `Bearer ${OPERATOR_KEY}`, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${url}: ${response.status}: ${await response.text()}`);
  return (await response.json()) as Record<string, string>;
}

export async function startFloor(databaseUrl: string): Promise<Side & { readonly fill: NonNullable<Side['fill']> }> {
  const query = await connect(databaseUrl);
  await query(FLOOR_SCHEMA);
  const port = await freePort();
  const { pid }: Running = await start(FLOOR.pathname, { DATABASE_URL: databaseUrl, PORT: String(port) });
  return {
    name: 'floor',
    pid,
    newTenant: async () => {
      const id = randomUUID();
      const secret = `floor-${randomUUID()}`;
      await query('INSERT INTO tenants VALUES ($1, $2)', [id, createHash('sha256').update(secret).digest()]);
      return { id, connection: { scimUrl: `http://127.0.0.1:${port}/scim/v2/${id}`, secret } };
    },
    fill: async (tenant, people, from, to) => fill(query, FILL_FLOOR, tenant, people, from, to),
  };
}

/** Any SCIM provider: all that is known of it is the URL and the token. */
export function peer(connection: Connection): Side {
  return { name: 'peer', pid: null, newTenant: () => Promise.resolve({ id: '', connection }) };
}

type Query = (text: string, values?: unknown[]) => Promise<unknown[]>;

async function connect(databaseUrl: string): Promise<Query> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  atTheEnd(() => client.end());
  return async (text, values) => (await client.query<object>(text, values)).rows;
}

async function fill(
  query: Query,
  text: string,
  tenant: Tenant,
  people: string,
  from: number,
  to: number,
): Promise<void> {
  await query(text, [tenant.id, peopleTemplate(people), from, to]);
  // As autovacuum and the checkpointer would minutes later: both sides work with what is settled, and wait for no disk that
  // still writes down a million rows.
  await query('VACUUM (ANALYZE) users');
  await query('CHECKPOINT');
}
