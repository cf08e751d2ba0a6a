import { type Bench, type Population, connect, newPeople, scattered } from '../context.js';
import { Entra } from '../entra.js';
import { median } from '../measure.js';
import { filledId } from '../people.js';
import { figureRow, time } from '../rows.js';
import type { Service, Side, Tenant } from '../sides.js';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** What the others are compared with. */
const BASE = 10_000;

type Operation = 'look-up' | 'get' | 'create' | 'patch';
const OPERATIONS: readonly Operation[] = ['look-up', 'get', 'create', 'patch'];

/** A tenant that grows; who is created while it is measured has a name of its own. */
class Growing {
  private created = 0;
  private readonly newcomers: Entra;
  private people: Population;

  constructor(
    private readonly side: Pick<Service, 'fill'> & Side,
    private readonly tenant: Tenant,
  ) {
    const entra = connect(tenant);
    this.people = { entra, size: 0, id: filledId };
    this.newcomers = new Entra(entra.driver, newPeople());
  }

  get pid(): number | null {
    return this.side.pid;
  }

  async growTo(size: number): Promise<void> {
    await this.side.fill(this.tenant, this.people.entra.people, this.people.size + 1, size);
    this.people = { ...this.people, size };
  }

  async perform(operation: Operation, i: number): Promise<unknown> {
    const { entra, size } = this.people;
    const n = scattered(i, size);
    switch (operation) {
      case 'look-up':
        return entra.findByUserName(n, filledId(n));
      case 'get':
        return entra.get(n, filledId(n));
      case 'create':
        return this.newcomers.create(this.created++);
      case 'patch':
        return entra.patch(n, filledId(n), size + i);
    }
  }
}

/** What one request takes, one at a time, while a tenant grows to a million users. */
export async function growth(bench: Bench): Promise<void> {
  const { service, floor, options } = bench;
  const sides = [service!, floor as Service];
  const tenants = await Promise.all(sides.map(async (side) => new Growing(side, await side.newTenant())));
  const sizes = SIZES.filter((size) => size <= options.users);
  const times = new Map<Operation, [ours: number, floor: number][]>(OPERATIONS.map((operation) => [operation, []]));
  for (const size of sizes) {
    for (const tenant of tenants) await tenant.growTo(size);
    for (const operation of OPERATIONS) times.get(operation)!.push(await measure(bench, tenants, operation));
    process.stderr.write(`${size.toLocaleString('en-US')} users\n`);
  }
  for (const [operation, found] of times) report(bench, operation, sizes, found);
}

async function measure(bench: Bench, tenants: Growing[], operation: Operation): Promise<[number, number]> {
  const [ours, floor] = tenants.map((tenant) => (i: number) => tenant.perform(operation, i));
  const { first, second } = await bench.sideBySide([ours!, floor!], { connections: 1 }, { ms: 500, warmUp: 100 });
  return [first.p50, second.p50];
}

function report(bench: Bench, operation: Operation, sizes: number[], times: [number, number][]): void {
  const base = Math.max(0, sizes.indexOf(BASE));
  const growthOf = (side: 0 | 1): number => times.at(-1)![side] / times[base]![side];
  const told = (side: 0 | 1): string => `p50 ${times.map((each) => time(each[side])).join(' → ')}`;
  bench.rows.push(
    figureRow({
      id: `growth-${operation}`,
      work: `${operation}, ${sizes.map((size) => size.toLocaleString('en-US')).join(' → ')} users: last ÷ ${sizes[base]!.toLocaleString('en-US')}`,
      value: growthOf(0),
      most: 1.5,
      ours: told(0),
      floor: `${told(1)} (${median([growthOf(1)]).toFixed(2)})`,
    }),
  );
}
