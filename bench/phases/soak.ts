import { perform } from '../compare.js';
import { CONNECTIONS, type Bench, connect } from '../context.js';
import { median, memoryOf } from '../measure.js';
import { figureRow } from '../rows.js';

/** Users of a tenant; then the next tenant is synced. */
const TENANT = 10_000;
const SAMPLE_MS = 5_000;

/** One sync after the other: memory must not grow. The first quarter, in which caches fill, does not count. */
export async function soak(bench: Bench): Promise<void> {
  const { subject, options } = bench;
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(memoryOf(subject.pid!)?.now ?? NaN), SAMPLE_MS);
  const end = performance.now() + options.minutes * 60_000;
  try {
    while (performance.now() < end) {
      const entra = connect(await subject.newTenant());
      let next = 0;
      const task = async (n: number): Promise<void> => {
        await entra.lookUpMiss(n);
        const id = await entra.create(n);
        await entra.get(n, id);
        await entra.patch(n, id, n);
      };
      await perform({ task, connections: CONNECTIONS }, () => next++, TENANT, end - performance.now());
    }
  } finally {
    clearInterval(sampling);
  }
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const [second, last] = [median(samples.slice(quarter, 2 * quarter)), median(samples.slice(-quarter))];
  const work = `memory over ${options.minutes} minutes of sync: last quarter − second quarter`;
  const ours = `${second.toFixed(0)} → ${last.toFixed(0)} MiB`;
  bench.rows.push(figureRow({ id: 'soak', work, value: last - second, most: 20, unit: ' MiB', digits: 0, ours }));
}
