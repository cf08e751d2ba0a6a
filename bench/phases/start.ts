import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../context.js';
import { median, spread } from '../measure.js';
import { freePort, start as startProcess } from '../processes.js';
import { figureRow, time } from '../rows.js';

const BARE = new URL('../bare-app.js', import.meta.url).pathname;

/** From the start of the process to the first answer of /health/ready, with the database up and migrated. */
export async function start(bench: Bench): Promise<void> {
  const { file, environment } = bench.service!;
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= bench.options.rounds; round++) {
    const pair = [await timeToReady(file, environment), await timeToReady(BARE, environment)] as const;
    // The first reads the files from the disk.
    if (round === 0) continue;
    ours.push(pair[0]);
    bare.push(pair[1]);
  }
  const ratio = spread(ours.map((ms, round) => ms / bare[round]!));
  bench.rows.push(
    figureRow({
      id: 'start',
      work: 'process start to ready ÷ a bare Nest + Fastify application with the same packages',
      value: ratio.median,
      most: 2,
      ours: time(median(ours)),
      floor: time(median(bare)),
    }),
  );
}

async function timeToReady(file: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const process = await startProcess(file, { ...environment, PORT: String(port) });
  while (!(await isReady(port))) await pause(2);
  const took = performance.now() - started;
  await process.stop();
  return took;
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
