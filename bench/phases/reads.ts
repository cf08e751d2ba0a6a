import { CONNECTIONS, type Bench, type Population, scattered, vacant } from '../context.js';
import { rateRow } from '../rows.js';

type Read = (people: Population, n: number, i: number) => Promise<void>;

const READS: [id: string, work: string, read: Read][] = [
  ['get', 'GET by id', (people, n) => people.entra.get(n, people.id(n))],
  ['by-user-name', 'look-up by userName', (people, n) => people.entra.findByUserName(n, people.id(n))],
  ['by-external-id', 'look-up by externalId', (people, n) => people.entra.findByExternalId(n, people.id(n))],
  ['miss', 'look-up without a match', ({ entra }, _, i) => entra.lookUpMiss(vacant(i))],
];

/** What every later cycle begins with. */
export async function reads(bench: Bench): Promise<void> {
  const sides = await bench.people(Math.min(10_000, bench.options.users));
  for (const [id, work, read] of READS) {
    const [ours, floor] = sides.map((people) => (i: number) => read(people, scattered(i, people.size), i));
    const comparison = await bench.sideBySide([ours!, floor!], { connections: CONNECTIONS });
    bench.rows.push(rateRow(id, `${work}, ${sides[0].size.toLocaleString('en-US')} users`, comparison, 0.6));
  }
}
