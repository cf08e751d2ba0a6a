import { BenchError } from '../arguments.js';
import { CONNECTIONS, type Bench, type Population } from '../context.js';
import type { Comparison, Measured } from '../compare.js';
import { figureRow, rateRow, time, timeRow } from '../rows.js';

const BATCH = 1_000;
/** People who are no members at first: they come and go. */
const RESERVE = 20_000;

/** A group, and who must be in it. */
interface Group {
  readonly people: Population;
  readonly id: string;
  readonly members: Set<string>;
}

type Groups = readonly [Group, Group];

/** Membership changes of groups from 100 to 100,000; at the end everybody's membership is read back. */
export async function members(bench: Bench): Promise<void> {
  const sizes = (bench.options.quick ? [100, 1_000] : [100, 1_000, 10_000]).filter(
    (size) => size <= bench.options.users,
  );
  const largest = bench.options.quick ? 0 : Math.min(100_000, bench.options.users);
  const sides = await bench.people(Math.max(largest, ...sizes) + RESERVE);
  const times = new Map<number, Measured>();
  const groups: Groups[] = [];
  for (const size of sizes) {
    const pair = await both(sides, (people) => groupOf(people, size));
    groups.push(pair);
    times.set(size, await comeAndGo(bench, pair, size));
  }
  groups.push(await allAtOnce(bench, sides));
  if (largest > 0) {
    const pair = await thousands(bench, sides, largest);
    groups.push(pair);
    times.set(largest, await comeAndGo(bench, pair, largest));
    await whole(bench, pair, largest);
    flatness(bench, times, sizes[0]!, largest);
  }
  for (const { people, id, members } of groups.flat()) await people.entra.verifyMembers(id, members);
}

/** One member comes and leaves again. */
async function comeAndGo(bench: Bench, groups: Groups, size: number): Promise<Measured> {
  const [ours, floor] = groups.map(({ people, id }) => async (i: number) => {
    const member = [people.id(people.size - (i % RESERVE))];
    await people.entra.addMembers(id, member);
    await people.entra.removeMembers(id, member);
  });
  const run = { connections: 1, units: 2 };
  const comparison = await bench.sideBySide([ours!, floor!], run, { ms: 700, warmUp: 500 });
  const work = `add or remove 1 member of ${size.toLocaleString('en-US')}`;
  bench.rows.push(rateRow(`member-${size}`, work, comparison, 0.6));
  return comparison.first;
}

/** Entra's parallel PATCHes of one group, one member each: none may be lost. */
async function allAtOnce(bench: Bench, sides: readonly [Population, Population]): Promise<Groups> {
  const groups = await both(sides, (people) => groupOf(people, 0));
  const [ours, floor] = groups.map(({ people, id, members }) => async (i: number) => {
    const member = people.id(i + 1);
    await people.entra.addMembers(id, [member]);
    members.add(member);
  });
  const run = { connections: CONNECTIONS, count: bench.options.quick ? 300 : 600 };
  const comparison = await bench.sideBySide([ours!, floor!], run, { warmUp: 100 });
  bench.rows.push(rateRow('members-at-once', 'add 1 member, 16 at once to the same group', comparison, null));
  return groups;
}

/** A group grows by 1,000 members a PATCH. */
async function thousands(bench: Bench, sides: readonly [Population, Population], size: number): Promise<Groups> {
  const batches = Math.floor(size / BATCH);
  const rounds = Math.min(bench.options.rounds, batches - 1);
  if (rounds < 1) throw new BenchError('members needs --users 2000 at least.');
  const groups = await both(sides, (people) => groupOf(people, 0));
  const [ours, floor] = groups.map((group) => (i: number) => addBatch(group, i));
  const count = Math.floor(batches / (rounds + 1));
  const warmUp = batches - count * rounds;
  const comparison = await bench.sideBySide([ours!, floor!], { connections: 1, count }, { warmUp, rounds });
  bench.rows.push(rateRow('members-1000', 'add 1,000 members in one PATCH', comparison, 0.6));
  return groups;
}

async function whole(bench: Bench, groups: Groups, size: number): Promise<void> {
  const [ours, floor] = groups.map(
    ({ people, id, members }) =>
      () =>
        people.entra.verifyMembers(id, members),
  );
  const run = { connections: 1, count: 2 };
  const reading = (): Promise<Comparison> => bench.sideBySide([ours!, floor!], run, { warmUp: 2 });
  const [comparison, grown] = await bench.peaks.growthDuring(reading);
  const work = `GET a group of ${size.toLocaleString('en-US')} members`;
  bench.rows.push(timeRow('group', work, comparison, 2));
  if (grown === null) return;
  const growth = { id: 'group-memory', work: `${work}: growth of memory`, value: grown, most: 100 };
  bench.rows.push(figureRow({ ...growth, unit: ' MiB', digits: 0 }));
}

function flatness(bench: Bench, times: ReadonlyMap<number, Measured>, least: number, largest: number): void {
  const [small, large] = [times.get(least)!.p50, times.get(largest)!.p50];
  bench.rows.push(
    figureRow({
      id: 'member-flat',
      work: `add or remove 1 member: p50 at ${largest.toLocaleString('en-US')} ÷ p50 at ${least}`,
      value: large / small,
      most: 1.3,
      ours: `p50 ${time(small)} → ${time(large)}`,
    }),
  );
}

async function groupOf(people: Population, size: number): Promise<Group> {
  const name = `Group of ${size} ${people.entra.people} ${process.hrtime.bigint()}`;
  const group: Group = { people, id: await people.entra.createGroup(name), members: new Set() };
  for (let batch = 0; batch * BATCH < size; batch++) await addBatch(group, batch, Math.min(size, BATCH));
  return group;
}

async function addBatch({ people, id, members }: Group, batch: number, size = BATCH): Promise<void> {
  const ids = Array.from({ length: size }, (_, index) => people.id(batch * BATCH + index + 1));
  await people.entra.addMembers(id, ids);
  for (const each of ids) members.add(each);
}

async function both<Result>(
  [ours, floor]: readonly [Population, Population],
  work: (people: Population) => Promise<Result>,
): Promise<[Result, Result]> {
  return [await work(ours), await work(floor)];
}
