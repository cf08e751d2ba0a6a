import { CONNECTIONS, type Bench, scattered } from '../context.js';
import { rateRow } from '../rows.js';

/** Entra's PATCH of two attributes, each time with new values. */
export async function patch(bench: Bench): Promise<void> {
  const sides = await bench.people(Math.min(10_000, bench.options.users));
  const [ours, floor] = sides.map((people) => (i: number) => {
    const n = scattered(i, people.size);
    return people.entra.patch(n, people.id(n), i);
  });
  const comparison = await bench.sideBySide([ours!, floor!], { connections: CONNECTIONS });
  bench.rows.push(rateRow('patch', 'PATCH of two attributes', comparison, 0.55));
}
