import { compare, perform } from '../compare.js';
import { type Bench, type Population, connect, scattered } from '../context.js';
import { WrongAnswer } from '../driver.js';
import { median } from '../measure.js';
import { type JsonObject, displayName, externalId, numeral, userName } from '../people.js';
import { figureRow, time, timeRow } from '../rows.js';

/** What clients look for: one person, or the groups of one. */
type Filter = (names: Names) => string;

interface Names {
  readonly id: string;
  readonly userName: string;
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string;
  readonly group: string;
}

const OF_USERS: Record<string, Filter> = {
  'id eq': ({ id }) => `id eq "${id}"`,
  'userName eq': ({ userName }) => `userName eq "${userName}"`,
  'userName eq … and active eq true': ({ userName }) => `userName eq "${userName}" and active eq true`,
  'userName sw': ({ userName }) => `userName sw "${userName.slice(0, -12)}"`,
  'externalId eq': ({ externalId }) => `externalId eq "${externalId}"`,
  'externalId eq … or userName eq …': ({ externalId, userName }) =>
    `externalId eq "${externalId}" or userName eq "${userName}"`,
  'displayName eq': ({ displayName }) => `displayName eq "${displayName}"`,
  'emails.value eq': ({ email }) => `emails.value eq "${email}"`,
  'emails[type eq "work"].value eq': ({ email }) => `emails[type eq "work"].value eq "${email}"`,
  'groups.value eq': ({ group }) => `groups.value eq "${group}"`,
};

const OF_GROUPS: Record<string, Filter> = {
  'id eq': ({ group }) => `id eq "${group}"`,
  'displayName eq': ({ externalId }) => `displayName eq "Group ${externalId}"`,
  'externalId eq': ({ externalId }) => `externalId eq "Group ${externalId}"`,
  'members.value eq': ({ id }) => `members.value eq "${id}"`,
};

const GROUPS = 500;
const SLICE_MS = 300;
const TIMES_A_READ = 2;
const GIVEN_UP_WITHIN_MS = 11_000;

/** Each kind of filter that clients send, one at a time among all users; then one that no index serves. */
export async function filters(bench: Bench): Promise<void> {
  const people = await bench.peopleOf(bench.service!, bench.options.users);
  const groups: string[] = [];
  for (let n = 1; n <= GROUPS; n++) {
    const group = await people.entra.createGroup(`Group ${externalId(numeral(n), people.entra.people)}`);
    await people.entra.addMembers(group, [people.id(n)]);
    groups.push(group);
  }
  await bench.service!.query('ANALYZE teams, team_members');
  for (const [endpoint, kinds, among] of [
    ['Users', OF_USERS, people.size],
    ['Groups', OF_GROUPS, GROUPS],
  ] as const) {
    for (const [kind, filter] of Object.entries(kinds)) {
      const range = kind.startsWith('groups') ? GROUPS : among;
      const find = (i: number): Promise<void> => findOne(people, endpoint, filter(namesOf(people, i, range, groups)));
      await report(bench, `${endpoint}: ${kind}`, people, find);
    }
  }
  await page(bench, people);
  await arbitrary(bench, people);
}

function namesOf(population: Population, i: number, range: number, groups: string[]): Names {
  const { people } = population.entra;
  const n = scattered(i, range);
  const name = numeral(n);
  return {
    id: population.id(n),
    userName: userName(name, people),
    externalId: externalId(name, people),
    displayName: displayName(name),
    email: `ada.wilber.${name}@${people}.bench.example`,
    group: groups[(n - 1) % GROUPS]!,
  };
}

async function findOne({ entra }: Population, endpoint: string, filter: string): Promise<void> {
  const { totalResults } = await list(entra.driver, endpoint, `filter=${encodeURIComponent(filter)}`);
  if (totalResults !== 1)
    throw new WrongAnswer(`${endpoint}: ${filter}: ${JSON.stringify(totalResults)} found instead of 1`);
}

async function list(driver: Population['entra']['driver'], endpoint: string, query: string): Promise<JsonObject> {
  return (await driver.expect(200, 'GET', `/${endpoint}?${query}`)) as JsonObject;
}

/** Beside reading a user by id, in slices by turns: a filter costs about as much, however many users there are. */
async function report(
  bench: Bench,
  work: string,
  people: Population,
  task: (i: number) => Promise<unknown>,
): Promise<void> {
  const { pid } = bench.service!;
  const read = (i: number): Promise<void> => {
    const n = scattered(i, people.size);
    return people.entra.get(n, people.id(n));
  };
  const timing = bench.timing({ ms: SLICE_MS, warmUp: 50 });
  const comparison = await compare({ task, pid, connections: 1 }, { task: read, pid, connections: 1 }, timing);
  const named = `${work}, ${people.size.toLocaleString('en-US')} users ÷ GET by id`;
  bench.rows.push(timeRow(`filter-${work}`, named, comparison, TIMES_A_READ));
}

const counter = (): (() => number) => {
  let next = 0;
  return () => next++;
};

/** Those who are active, page after page by cursor: everyone matches, and only the first page counts them. */
async function page(bench: Bench, { entra, size }: Population): Promise<void> {
  const query = (cursor: string): string => `count=100&filter=active%20eq%20true&cursor=${cursor}`;
  const first = performance.now();
  let { nextCursor } = await list(entra.driver, 'Users', query(''));
  const counted = performance.now() - first;
  const took: number[] = [];
  for (let n = 0; n < 100; n++) {
    const started = performance.now();
    ({ nextCursor } = await list(entra.driver, 'Users', query(nextCursor as string)));
    took.push(performance.now() - started);
  }
  bench.rows.push(
    figureRow({
      id: 'filter-page',
      work: `active eq true, the next page of 100 by cursor, ${size.toLocaleString('en-US')} users: p50`,
      value: median(took),
      unit: ' ms',
      ours: `the first, which counts: ${time(counted)}`,
    }),
  );
}

/** Eight at once of the costliest filter there is: it is answered or given up, and others hardly notice. */
async function arbitrary(bench: Bench, people: Population): Promise<void> {
  const costly = Array.from({ length: 450 }, (_, n) => `title co "${n}"`).join(' or ');
  const other = connect(await bench.service!.newTenant());
  const alone = await lookUps(other, 1_000);
  const started = performance.now();
  const refusals = Array.from({ length: 8 }, async () => {
    const { status } = await people.entra.driver.send('GET', `/Users?filter=${encodeURIComponent(costly)}`);
    if (![200, 400, 429].includes(status)) throw new WrongAnswer(`a costly filter: ${status}`);
    return performance.now() - started;
  });
  const meanwhile = await lookUps(other, 5_000);
  const first = await Promise.race(refusals);
  await Promise.all(refusals);
  bench.rows.push(
    figureRow({
      id: 'filter-arbitrary',
      work: `450 × title co, eight at once, ${people.size.toLocaleString('en-US')} users: until the first is given up`,
      value: first,
      most: GIVEN_UP_WITHIN_MS,
      unit: ' ms',
      digits: 0,
      ours: `another tenant's look-ups meanwhile: p50 ${time(median(alone))} → ${time(median(meanwhile))}, longest ${time(Math.max(...meanwhile))}`,
    }),
  );
}

const lookUps = (entra: Population['entra'], ms: number): Promise<number[]> =>
  perform({ task: (i) => entra.lookUpMiss(i), connections: 1 }, counter(), Infinity, ms);
