// The floor: what the same answers cost without a framework, validation, a record of changes, or anything else that is
// not needed for these bytes. The service is measured against it.
import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { FLOOR_STATEMENTS as sql } from './floor-schema.js';
import type { JsonObject } from './people.js';

interface Row {
  readonly id: string;
  readonly attributes: JsonObject;
  readonly version: number;
  readonly created_at: Date;
  readonly last_modified: Date;
  readonly total?: number;
}

interface Call {
  readonly tenantId: string;
  readonly baseUrl: string;
  readonly id: string | undefined;
  readonly query: string;
  readonly body: JsonObject;
  readonly response: ServerResponse;
}

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  idleTimeoutMillis: 0,
  // Each statement is planned once. Planned for its offset, a deep page would be sorted on disk: several times slower.
  options: '-c plan_cache_mode=force_generic_plan',
});
const tenants = new Map<string, string>();

async function rows<Found = Row>(statement: { name: string; text: string }, ...values: unknown[]): Promise<Found[]> {
  return (await pool.query({ ...statement, values })).rows as Found[];
}

async function tenantOf(authorization: string): Promise<string | undefined> {
  const known = tenants.get(authorization);
  if (known) return known;
  const hash = createHash('sha256').update(authorization.slice('Bearer '.length)).digest();
  const [tenant] = await rows<{ id: string }>(sql.tenant, hash);
  if (tenant) tenants.set(authorization, tenant.id);
  return tenant?.id;
}

function reply({ response }: Pick<Call, 'response'>, status: number, body?: unknown, headers = {}): void {
  if (body === undefined) return void response.writeHead(status).end();
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': 'application/scim+json', 'Content-Length': bytes.length, ...headers });
  response.end(bytes);
}

function resource(row: Row, { baseUrl }: Call, type: 'User' | 'Group', members?: object[]): object {
  return {
    schemas:
      type === 'User'
        ? ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User']
        : ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    id: row.id,
    ...row.attributes,
    members,
    meta: {
      resourceType: type,
      created: row.created_at.toISOString(),
      lastModified: row.last_modified.toISOString(),
      location: `${baseUrl}/${type}s/${row.id}`,
      version: `W/"${row.version}"`,
    },
  };
}

function replyOne(call: Call, status: number, type: 'User' | 'Group', row: Row | undefined, members?: object[]): void {
  if (!row) return reply(call, 404, { status: '404' });
  reply(call, status, resource(row, call, type, members), {
    ETag: `W/"${row.version}"`,
    ...(status === 201 && { Location: `${call.baseUrl}/${type}s/${row.id}` }),
  });
}

// In the form of UUID v7, so that ids grow.
function newId(): string {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function sent({ schemas: _schemas, meta: _meta, roles: _roles, ...attributes }: JsonObject): JsonObject {
  return attributes;
}

async function createUser(call: Call): Promise<void> {
  const attributes = sent(call.body);
  const { userName, externalId } = attributes;
  const [row] = await rows(sql.create, call.tenantId, newId(), userName, externalId, attributes);
  replyOne(call, 201, 'User', row);
}

async function listUsers(call: Call): Promise<void> {
  const query = new URLSearchParams(call.query);
  const [, attribute, value] = /^(\w+) eq "(.*)"$/.exec(query.get('filter') ?? '') ?? [];
  const startIndex = Number(query.get('startIndex') ?? 1);
  const found =
    attribute === 'userName'
      ? await rows(sql.findByUserName, call.tenantId, value)
      : attribute === 'externalId'
        ? await rows(sql.findByExternalId, call.tenantId, value)
        : await rows(sql.page, call.tenantId, Number(query.get('count') ?? 100), startIndex - 1);
  reply(call, 200, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found[0]?.total ?? found.length,
    startIndex,
    itemsPerPage: found.length,
    Resources: found.map((row) => resource(row, call, 'User')),
  });
}

async function patchUser(call: Call): Promise<void> {
  const operations = call.body['Operations'] as { path: string; value: unknown }[];
  const changes = Object.fromEntries(operations.map(({ path, value }) => [path, value]));
  replyOne(call, 200, 'User', (await rows(sql.patch, call.tenantId, call.id, changes))[0]);
}

async function createGroup(call: Call): Promise<void> {
  replyOne(call, 201, 'Group', (await rows(sql.createGroup, call.tenantId, newId(), sent(call.body)))[0]);
}

async function getGroup(call: Call): Promise<void> {
  const [row] = await rows(sql.findGroup, call.tenantId, call.id);
  const found = await rows<{ user_id: string }>(sql.members, call.tenantId, call.id);
  const members = found.map(({ user_id }) => ({
    value: user_id,
    $ref: `${call.baseUrl}/Users/${user_id}`,
    type: 'User',
  }));
  replyOne(call, 200, 'Group', row, members);
}

async function patchGroup(call: Call): Promise<void> {
  const [operation] = call.body['Operations'] as { op: string; value: { value: string }[] }[];
  const ids = operation!.value.map(({ value }) => value);
  const adds = operation!.op === 'Add';
  const one = adds ? sql.addMember : sql.removeMember;
  const many = adds ? sql.addMembers : sql.removeMembers;
  const [group] =
    ids.length === 1 ? await rows(one, call.tenantId, call.id, ids[0]) : await rows(many, call.tenantId, call.id, ids);
  reply(call, group ? 204 : 404);
}

const HANDLERS: Record<string, (call: Call) => Promise<void>> = {
  'POST Users': createUser,
  'GET Users': (call) =>
    call.id === undefined
      ? listUsers(call)
      : rows(sql.find, call.tenantId, call.id).then(([row]) => replyOne(call, 200, 'User', row)),
  'PATCH Users': patchUser,
  'POST Groups': createGroup,
  'GET Groups': getGroup,
  'PATCH Groups': patchGroup,
};

async function handle(request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const [, scim = '', version = '', integration = '', endpoint = '', id] = path.split('/');
  const tenantId = await tenantOf(request.headers.authorization ?? '');
  if (!tenantId) return reply({ response }, 401, { status: '401' });
  const handler = HANDLERS[`${request.method} ${endpoint}`];
  if (!handler) return reply({ response }, 404, { status: '404' });
  const baseUrl = `http://${request.headers.host}/${scim}/${version}/${integration}`;
  await handler({ tenantId, baseUrl, id, query, body: text ? (JSON.parse(text) as JsonObject) : {}, response });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    handle(request, response, Buffer.concat(chunks).toString()).catch((error: Error) =>
      reply({ response }, 500, { status: '500', detail: error.message }),
    );
  });
});

server.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  console.log(`The floor is ready at port ${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => process.exit(0));
