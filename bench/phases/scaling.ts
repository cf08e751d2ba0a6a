import { type Comparison, type Task, compare } from '../compare.js';
import { CONNECTIONS, type Bench, newPeople, scattered } from '../context.js';
import { Driver, WrongAnswer } from '../driver.js';
import { Entra } from '../entra.js';
import { filledId } from '../people.js';
import { rateRow } from '../rows.js';
import type { Instance, Tenant } from '../sides.js';

const USERS = 10_000;
const SYNCED = 6_000;

/** Who answers: one process, or several. A task with number `i` goes to one of them. */
interface Servers {
  /** Null where there are two: the CPU of one of them would say little. */
  readonly pid: number | null;
  readonly to: (tenant: Tenant, people: string) => readonly Entra[];
}

/** Two workers behind one port, beside one process. */
export async function cores(bench: Bench): Promise<void> {
  const two = await bench.service!.another({ WORKERS: '2' });
  await scaling(bench, 'cores', '2 workers ÷ 1', { pid: two.pid, to: at(two) });
  await two.stop();
}

/** Two processes at two ports, as two hosts would run them, beside one: on one database, with every request at either. */
export async function hosts(bench: Bench): Promise<void> {
  const service = bench.service!;
  const other = await service.another({});
  const both: Servers = {
    pid: null,
    to: (tenant, people) => [new Entra(new Driver(tenant.connection), people), ...at(other)(tenant, people)],
  };
  await scaling(bench, 'hosts', '2 instances ÷ 1', both);
  await membersAtBoth(bench, both);
  await other.stop();
}

const at =
  (instance: Instance): Servers['to'] =>
  (tenant, people) => [new Entra(new Driver(instance.at(tenant.connection)), people)];

async function scaling(bench: Bench, id: string, what: string, several: Servers): Promise<void> {
  const service = bench.service!;
  const one: Servers = {
    pid: service.pid!,
    to: (tenant, people) => [new Entra(new Driver(tenant.connection), people)],
  };
  const [tenant, people] = [await service.newTenant(), newPeople()];
  await service.fill(tenant, people, 1, USERS);
  const read = (servers: Servers): Task => {
    const entras = servers.to(tenant, people);
    return (i) => {
      const n = scattered(i, USERS);
      return entras[i % entras.length]!.get(n, filledId(n));
    };
  };
  const report = (work: string, name: string, comparison: Comparison): void =>
    void bench.rows.push(rateRow(`${id}-${name}`, `${work}: ${what}`, comparison, null));
  report('GET by id', 'get', await beside(bench, several, one, read));
  report('sync (look-up + create)', 'sync', await sync(bench, several, one));
}

async function sync(bench: Bench, several: Servers, one: Servers): Promise<Comparison> {
  const tenants: Tenant[] = [];
  const create = (servers: Servers, tenant: Tenant): Task => {
    const entras = servers.to(tenant, newPeople());
    return async (i) => {
      const entra = entras[i % entras.length]!;
      await entra.lookUpMiss(i);
      await entra.create(i);
    };
  };
  const tasks: Task[] = [];
  for (const servers of [several, one]) {
    const tenant = await bench.service!.newTenant();
    tenants.push(tenant);
    tasks.push(create(servers, tenant));
  }
  const [ours, theirs] = tasks;
  const { rounds } = bench.options;
  const count = Math.floor(SYNCED / (rounds + 1));
  const run = { connections: CONNECTIONS, units: 2, count };
  const timing = bench.timing({ warmUp: count });
  const comparison = await compare(
    { ...run, task: ours!, pid: several.pid },
    { ...run, task: theirs!, pid: one.pid },
    timing,
  );
  for (const tenant of tenants) {
    const total = await new Entra(new Driver(tenant.connection), '').total();
    if (total !== count * (rounds + 1))
      throw new WrongAnswer(`${count * (rounds + 1)} were created, ${total} are there`);
  }
  return comparison;
}

async function beside(
  bench: Bench,
  several: Servers,
  one: Servers,
  task: (servers: Servers) => Task,
): Promise<Comparison> {
  const run = { connections: CONNECTIONS };
  return compare(
    { ...run, task: task(several), pid: several.pid },
    { ...run, task: task(one), pid: one.pid },
    bench.timing({ warmUp: 500 }),
  );
}

/** The same group changed at both: no member may get lost. */
async function membersAtBoth(bench: Bench, both: Servers): Promise<void> {
  const [tenant, people] = [await bench.service!.newTenant(), newPeople()];
  await bench.service!.fill(tenant, people, 1, USERS);
  const [first, second] = both.to(tenant, people);
  const group = await first!.createGroup(`Shared ${people}`);
  const ids = Array.from({ length: 400 }, (_, n) => filledId(n + 1));
  const lane = async (part: number): Promise<void> => {
    for (let n = part; n < ids.length; n += CONNECTIONS) await [first!, second!][n % 2]!.addMembers(group, [ids[n]!]);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, part) => lane(part)));
  for (const entra of [first!, second!]) await entra.verifyMembers(group, new Set(ids));
}
