import { compare } from '../compare.js';
import { CONNECTIONS, type Bench } from '../context.js';
import { WrongAnswer } from '../driver.js';
import { BULK_REQUEST, type JsonObject, newUser, numeral } from '../people.js';
import { rateRow } from '../rows.js';
import type { Entra } from '../entra.js';

const CREATES = 1_000;

/** A thousand users in one request, beside as many requests at once as Entra sends. */
export async function bulk(bench: Bench): Promise<void> {
  const { pid } = bench.subject;
  const [entra] = await bench.tenants();
  const [single] = await bench.tenants();
  const all = { task: (i: number) => createAll(entra, i), pid, connections: 1, units: CREATES, count: 1 };
  const each = { task: (i: number) => single.create(i), pid, connections: CONNECTIONS, count: CREATES };
  const comparison = await compare(all, each, bench.timing({ warmUp: 1 }));
  const expected = (bench.options.rounds + 1) * CREATES;
  const found = await entra.total();
  if (bench.service && found !== expected) throw new WrongAnswer(`${expected} users by Bulk, ${found} are there`);
  bench.rows.push(rateRow('bulk', 'users/s: Bulk of 1,000 creates ÷ single creates, 16 at once', comparison, 3));
}

async function createAll({ driver, people }: Entra, batch: number): Promise<void> {
  const operations = Array.from({ length: CREATES }, (_, index): JsonObject => {
    const data = newUser(numeral(batch * CREATES + index), people);
    return { method: 'POST', path: '/Users', bulkId: `user-${index}`, data };
  });
  const body = { schemas: [BULK_REQUEST], Operations: operations };
  const answer = (await driver.expect(200, 'POST', '/Bulk', body)) as JsonObject;
  const results = answer['Operations'] as { status: string | number; location?: string }[];
  const created = results.filter(({ status, location }) => `${status}` === '201' && location !== undefined);
  if (created.length === CREATES) return;
  throw new WrongAnswer(`Bulk of ${CREATES}: ${created.length} created: ${JSON.stringify(results[0])}`);
}
