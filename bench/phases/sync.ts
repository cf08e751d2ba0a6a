import { CONNECTIONS, type Bench } from '../context.js';
import { WrongAnswer } from '../driver.js';
import { rateRow } from '../rows.js';

/** The initial cycle: each person is looked for, and created. */
export async function sync(bench: Bench): Promise<void> {
  const { options } = bench;
  const users = Math.min(options.quick ? 3_000 : 10_000, options.users);
  const warmUp = Math.floor(users / 10);
  const count = Math.floor((users - warmUp) / options.rounds);
  const created = warmUp + count * options.rounds;
  const tenants = await bench.tenants();
  const totals = (): Promise<number[]> => Promise.all(tenants.map((entra) => entra.total()));
  const before = await totals();
  const [ours, floor] = tenants.map((entra) => async (i: number) => {
    await entra.lookUpMiss(i);
    await entra.create(i);
  });
  const comparison = await bench.sideBySide([ours!, floor!], { connections: CONNECTIONS, units: 2, count }, { warmUp });
  for (const [side, total] of (await totals()).entries()) {
    const there = total - before[side]!;
    if (there !== created) throw new WrongAnswer(`${created} users were created, ${there} are there`);
  }
  const work = `sync of ${created.toLocaleString('en-US')} users (look-up + create)`;
  bench.rows.push(rateRow('sync', work, comparison, 0.6));
}
