import { type Spread, cpuOf, median, percentile, spread } from './measure.js';

/** Does the work of number `i` once, and checks the answer. */
export type Task = (i: number) => Promise<unknown>;

export interface Run {
  readonly task: Task;
  /** The server's process; null where it is not known. */
  readonly pid: number | null;
  /** Requests under way at the same time. */
  readonly connections: number;
  /** What is counted in one task: requests, or users. */
  readonly units?: number;
  /** Tasks in one slice, for work that changes what is there. */
  readonly count?: number;
}

export interface Timing {
  readonly rounds: number;
  /** How long a slice takes where the tasks are not counted. */
  readonly ms: number;
  /** Tasks that are done before anything is measured. */
  readonly warmUp: number;
  readonly postmaster: number;
}

export interface Measured {
  /** Units in a second. */
  readonly rate: Spread;
  /** Milliseconds a unit. */
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of CPU a unit. */
  readonly serverCpu: number | null;
  readonly databaseCpu: number | null;
}

export interface Comparison {
  readonly first: Measured;
  readonly second: Measured;
  /** The first's rate as a part of the second's, of slices beside each other. */
  readonly ratio: Spread;
  /** The first's median time as a multiple of the second's. */
  readonly times: Spread;
}

interface Slice {
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Runs two works in short slices by turns, so that whatever else the machine does hits both alike; who begins changes
 * from round to round.
 */
export async function compare(first: Run, second: Run, timing: Timing): Promise<Comparison> {
  const lanes = [new Lane(first, timing), new Lane(second, timing)] as const;
  for (const lane of lanes) await lane.warmUp();
  for (let round = 0; round < timing.rounds; round++) {
    for (const lane of round % 2 ? [lanes[1], lanes[0]] : lanes) await lane.slice();
  }
  const [ours, theirs] = [lanes[0].slices, lanes[1].slices];
  return {
    first: lanes[0].measured(),
    second: lanes[1].measured(),
    ratio: spread(ours.map(({ rate }, round) => rate / theirs[round]!.rate)),
    times: spread(ours.map(({ p50 }, round) => p50 / theirs[round]!.p50)),
  };
}

class Lane {
  readonly slices: Slice[] = [];
  private next = 0;
  private units = 0;
  private serverCpu = 0;
  private databaseCpu = 0;

  constructor(
    private readonly run: Run,
    private readonly timing: Timing,
  ) {}

  async warmUp(): Promise<void> {
    await perform(this.run, () => this.next++, this.timing.warmUp, Infinity);
  }

  async slice(): Promise<void> {
    const { run, timing } = this;
    const [server, database] = this.cpu();
    const started = performance.now();
    const count = run.count ?? Infinity;
    const took = await perform(run, () => this.next++, count, count === Infinity ? timing.ms : Infinity);
    const seconds = (performance.now() - started) / 1000;
    const [serverAfter, databaseAfter] = this.cpu();
    const units = took.length * (run.units ?? 1);
    this.units += units;
    this.serverCpu += serverAfter - server;
    this.databaseCpu += databaseAfter - database;
    const sorted = Float64Array.from(took).sort();
    this.slices.push({ rate: units / seconds, p50: this.each(sorted, 50), p95: this.each(sorted, 95) });
  }

  measured(): Measured {
    const { slices, units } = this;
    return {
      rate: spread(slices.map(({ rate }) => rate)),
      p50: median(slices.map(({ p50 }) => p50)),
      p95: median(slices.map(({ p95 }) => p95)),
      serverCpu: known(this.serverCpu / units),
      databaseCpu: known(this.databaseCpu / units),
    };
  }

  private each(sorted: Float64Array, percent: number): number {
    return percentile(sorted, percent) / (this.run.units ?? 1);
  }

  private cpu(): [server: number, database: number] {
    const { pid } = this.run;
    // A peer's database is not this one.
    if (pid === null) return [NaN, NaN];
    return [cpuOf(pid) ?? NaN, cpuOf(this.timing.postmaster) ?? NaN];
  }
}

/** The time that each task took. Ends after `count` tasks or `ms` milliseconds, whichever comes first. */
export async function perform(
  { task, connections }: Pick<Run, 'task' | 'connections'>,
  next: () => number,
  count: number,
  ms: number,
): Promise<number[]> {
  const took: number[] = [];
  const end = performance.now() + ms;
  let begun = 0;
  const connection = async (): Promise<void> => {
    while (begun < count && performance.now() < end) {
      begun++;
      const started = performance.now();
      await task(next());
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return took;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
