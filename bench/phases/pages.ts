import { type Bench, type Population } from '../context.js';
import { percentile } from '../measure.js';
import { figureRow, rateRow, time } from '../rows.js';
import { WrongAnswer } from '../driver.js';

const COUNT = 100;
const AT_ONCE = 4;

/** Account discovery: pages of 100 by startIndex. */
export async function pages(bench: Bench): Promise<void> {
  const size = Math.min(100_000, bench.options.users);
  const sides = await bench.people(size);
  const totals = await Promise.all(sides.map(({ entra }) => entra.total()));
  const named = size.toLocaleString('en-US');
  for (const [id, work, start] of [
    ['page-first', 'the first page of 100', () => 1],
    ['page-deep', 'a deep page of 100', (i: number) => Math.floor(size * 0.9) + ((i * 37) % Math.floor(size * 0.09))],
  ] as const) {
    const [ours, floor] = sides.map(
      ({ entra }, side) =>
        (i: number) =>
          entra.page(start(i), COUNT, totals[side]!),
    );
    const comparison = await bench.sideBySide([ours!, floor!], { connections: AT_ONCE }, { warmUp: 20 });
    bench.rows.push(rateRow(id, `${work}, ${named} users`, comparison, 1));
  }
  if (bench.service) await walk(bench, await bench.peopleOf(bench.service, Math.min(250_000, bench.options.users)));
}

/** All pages one after the other: everyone once, and the last page as fast as the first. */
async function walk(bench: Bench, { entra, size }: Population): Promise<void> {
  const seen = new Set<string>();
  const took: number[] = [];
  for (let start = 1; start <= size; start += COUNT) {
    const started = performance.now();
    for (const id of await entra.page(start, COUNT, size)) seen.add(id);
    took.push(performance.now() - started);
  }
  if (seen.size !== size) throw new WrongAnswer(`a walk of ${size} users met ${seen.size}`);
  const part = Math.max(1, Math.floor(took.length / 10));
  const [first, last] = [took.slice(0, part), took.slice(-part)].map((some) =>
    percentile(
      some.sort((a, b) => a - b),
      50,
    ),
  );
  bench.rows.push(
    figureRow({
      id: 'walk',
      work: `walk of ${size.toLocaleString('en-US')} users, last tenth ÷ first tenth`,
      value: last! / first!,
      most: 1.3,
      ours: `a page: p50 ${time(first!)} → ${time(last!)}`,
    }),
  );
}
