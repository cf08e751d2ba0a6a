import { type BusySizes, fillBusyTenant } from '../busy-tenant.js';
import type { Bench } from '../context.js';
import { Driver, WrongAnswer } from '../driver.js';
import { percentile } from '../measure.js';
import { type Asked, type PortalPage, portalPages } from '../portal-pages.js';
import { figureRow, time } from '../rows.js';
import type { Service } from '../sides.js';

const MOST_MS = 200;
const WARM_UP = 2;
const TIMES_EACH_ROUND = 3;
const NEIGHBOURS = 3;
const COUNTED_WITHIN_MS = 300_000;

/** What each page of the portal takes, all of its requests at once, in a large tenant with a history. */
export async function portal(bench: Bench): Promise<void> {
  const service = bench.service!;
  const { quick, users, rounds } = bench.options;
  const size = Math.min(100_000, users, quick ? 10_000 : Infinity);
  for (let n = 0; n < NEIGHBOURS; n++) await fillBusyTenant(service, sizesOf(1_000));
  const tenant = await fillBusyTenant(service, sizesOf(size));
  const api = new Driver(await countedBy(service, tenant.id));
  const pages = portalPages(tenant, await someRequest(service, tenant.id));
  for (const [index, page] of pages.entries()) {
    const took = await measure(api, page, rounds * TIMES_EACH_ROUND);
    const value = percentile(took, 50);
    const work = `${page.name}, ${size.toLocaleString('en-US')} users`;
    const ours = `p50 ${time(value)}, p95 ${time(percentile(took, 95))}`;
    bench.rows.push(figureRow({ id: `portal-${index}`, work, value, most: MOST_MS, unit: ' ms', digits: 0, ours }));
  }
}

const sizesOf = (users: number): BusySizes => ({
  users,
  teams: users / 50,
  members: users / 2,
  changes: users * 3,
  requests: users * 10,
});

/** Another instance, whose first work it is to count for the reports what nobody has counted. */
async function countedBy(service: Service, tenantId: string): Promise<Service['api']> {
  const instance = await service.another({});
  const patience = Date.now() + COUNTED_WITHIN_MS;
  const counted = `SELECT FROM report_progress WHERE tenant_id = $1 AND days_through > '-infinity'`;
  while ((await service.query(counted, [tenantId])).length === 0) {
    if (Date.now() > patience) throw new Error('The reports have not been counted.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await service.query('VACUUM ANALYZE');
  return instance.at(service.api);
}

/** A request in the log that changed one user. */
async function someRequest({ query }: Service, tenantId: string): Promise<string> {
  const rows = await query(
    `UPDATE changes SET request_id = entry.id FROM (
       SELECT id FROM provisioning_log WHERE tenant_id = $1 AND operation = 'create' AND status = 201 ORDER BY id DESC LIMIT 1
     ) AS entry
     WHERE tenant_id = $1 AND seq = (
       SELECT max(seq) FROM changes WHERE tenant_id = $1 AND action = 'created' AND resource_type = 'user')
     RETURNING entry.id`,
    [tenantId],
  );
  return (rows as [{ id: string }])[0].id;
}

/** The times of the page in milliseconds, sorted. */
async function measure(api: Driver, { asks }: PortalPage, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let i = -WARM_UP; i < times; i++) {
    const started = performance.now();
    await Promise.all(asks.map((asked) => ask(api, asked)));
    if (i >= 0) took.push(performance.now() - started);
  }
  return took.sort((a, b) => a - b);
}

async function ask(api: Driver, { path, isRight }: Asked): Promise<void> {
  const { status, text } = await api.send('GET', path);
  const isJson = text.startsWith('{');
  if (status !== 200 || !isRight((isJson ? JSON.parse(text) : text) as never)) {
    throw new WrongAnswer(`GET ${path}: ${status}: ${text.slice(0, 300)}`);
  }
}
