import { randomBytes } from 'node:crypto';
import type { Arguments } from './arguments.js';
import { type Comparison, type Run, type Task, type Timing, compare, perform } from './compare.js';
import type { BenchDatabase } from './database.js';
import { Driver } from './driver.js';
import { Entra } from './entra.js';
import { filledId } from './people.js';
import { Peaks } from './peaks.js';
import type { Row } from './rows.js';
import type { Service, Side, Tenant } from './sides.js';

/** The users of one tenant, numbered from 1. */
export interface Population {
  readonly entra: Entra;
  readonly size: number;
  id(n: number): string;
}

/** As many requests at once as Entra has been seen to send. */
export const CONNECTIONS = 16;

const VACANT = 500;

/** What all phases share: the two sides, and where the results go. */
export class Bench {
  readonly rows: Row[] = [];
  readonly peaks: Peaks;
  private readonly populations = new Map<string, Promise<Population>>();

  constructor(
    readonly options: Arguments,
    readonly database: BenchDatabase,
    /** What is measured. */
    readonly subject: Side,
    readonly floor: Side,
    /** The subject, unless it is a peer. */
    readonly service: Service | null,
  ) {
    this.peaks = new Peaks(this.sides);
  }

  get sides(): readonly [Side, Side] {
    return [this.subject, this.floor];
  }

  timing(values: Partial<Timing> = {}): Timing {
    const { quick, rounds } = this.options;
    const { postmaster } = this.database;
    // A just-in-time compiler takes thousands of requests to settle, and the more code there is, the more of them.
    return { rounds, ms: quick ? 700 : 1500, warmUp: quick ? 3_000 : 8_000, postmaster, ...values };
  }

  /** The same work on both sides. */
  async sideBySide(
    tasks: readonly [Task, Task],
    run: Omit<Run, 'task' | 'pid'>,
    timing: Partial<Timing> = {},
  ): Promise<Comparison> {
    const [subject, floor] = this.sides.map(({ pid }, index): Run => ({ ...run, task: tasks[index]!, pid }));
    return compare(subject!, floor!, this.timing(timing));
  }

  /** A new tenant without users, on each side. */
  async tenants(): Promise<[Entra, Entra]> {
    return this.onBoth(async (side) => connect(await side.newTenant()));
  }

  async onBoth<Result>(work: (side: Side) => Promise<Result>): Promise<[Result, Result]> {
    return [await work(this.subject), await work(this.floor)];
  }

  /** A tenant with `size` users on each side; made once, shared by all who only read or change what is there. */
  async people(size: number): Promise<[Population, Population]> {
    return this.onBoth((side) => this.peopleOf(side, size));
  }

  peopleOf(side: Side, size: number): Promise<Population> {
    const key = `${side.name} ${size}`;
    const population = this.populations.get(key) ?? populate(side, size);
    this.populations.set(key, population);
    return population;
  }
}

/** A word that no other population has in its names. */
export const newPeople = (): string => `p${randomBytes(5).toString('hex')}`;

export const connect = ({ connection }: Tenant): Entra => new Entra(new Driver(connection), newPeople());

async function populate(side: Side, size: number): Promise<Population> {
  const tenant = await side.newTenant();
  const entra = connect(tenant);
  if (side.fill) {
    await side.fill(tenant, entra.people, 1, size);
    return { entra, size, id: filledId };
  }
  const ids: string[] = [];
  let n = 0;
  const task = async (number: number): Promise<void> => void (ids[number] = await entra.create(number));
  await perform({ task, connections: CONNECTIONS }, () => ++n, size, Infinity);
  return { entra, size, id: (number) => ids[number]! };
}

/** Visits the numbers from 1 to `size` in an order that jumps about; `size` must not be a multiple of 7919. */
export const scattered = (i: number, size: number): number => ((i * 7919) % size) + 1;

/** Numbers of people whom no population has. */
export const vacant = (i: number): number => 9_000_000 + (i % VACANT);
