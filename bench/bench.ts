import { writeFile } from 'node:fs/promises';
import { type Arguments, BenchError, HELP, readArguments } from './arguments.js';
import { regressions } from './baseline.js';
import { Bench } from './context.js';
import { startDatabase } from './database.js';
import { WrongAnswer } from './driver.js';
import { hotSpots } from './hot-spots.js';
import { PHASES } from './phases/index.js';
import { cleanUp, cleanUpOnSignals, isInterrupted } from './processes.js';
import { reportMarkdown, reportText } from './report.js';
import { peer, startFloor, startService } from './sides.js';

async function prepare(options: Arguments): Promise<Bench> {
  const database = await startDatabase();
  const service = options.peer ? null : await startService(await database.create('bench_service'), options);
  const floor = await startFloor(await database.create('bench_floor'));
  return new Bench(options, database, service ?? peer(options.peer!), floor, service);
}

async function run(options: Arguments): Promise<number> {
  const bench = await prepare(options);
  const { rows, peaks } = bench;
  for (const name of options.phases) {
    const started = performance.now();
    peaks.begin(name);
    await PHASES[name](bench);
    console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  rows.push(...peaks.rows());
  await tell(bench);
  const slower = options.quick && !options.peer ? await regressions(rows) : [];
  for (const each of slower) console.error(`Slower than it was: ${each}.`);
  return slower.length > 0 ? 1 : 0;
}

async function tell({ options, subject, service, database, rows }: Bench): Promise<void> {
  console.log(reportText({ rows, subject: subject.name }));
  if (options.write) {
    const about = { subject: subject.name, postgres: database.version, rounds: options.rounds, date: new Date() };
    await writeFile(options.write, reportMarkdown({ rows, ...about }));
  }
  if (options.profile && service) {
    // It writes its profile when it stops.
    await service.stop();
    console.log(`\n${await hotSpots(options.profile)}`);
  }
}

cleanUpOnSignals();
try {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options) process.exitCode = await run(options);
  else console.log(HELP);
} catch (error) {
  const expected = error instanceof BenchError || error instanceof WrongAnswer;
  if (!isInterrupted()) console.error(expected ? error.message : error);
  process.exitCode = error instanceof WrongAnswer ? 1 : 2;
} finally {
  await cleanUp();
}
