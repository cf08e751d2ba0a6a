import { type JsonObject, elements } from '../answer.js';
import { type Check, client, section } from '../check.js';
import { expect, expectContains, expectEqual, expectError, expectList, show } from '../expect.js';
import type { Probe } from '../probe.js';
import { HEADERS, create, oktaUser } from './okta-requests.js';

/** A user of the list, as Okta's test wants its first user: one with a whole name and an e-mail address. */
async function first(probe: Probe): Promise<JsonObject & { id: string }> {
  await create(probe);
  const list = expectList(await probe.get('/Users?count=1&startIndex=1'));
  for (const name of ['itemsPerPage', 'startIndex', 'totalResults'] as const) {
    expect(typeof list[name] === 'number', `${name} is ${show(list[name])}.`);
  }
  expectEqual(list.Resources.length, 1, 'The number of Resources');
  return list.Resources[0]!;
}

const spec = section('Okta: SPEC test', [
  client('okta.01-users', '1 the list of users begins, with numbers that are numbers', async (probe) => {
    expect((await first(probe)).userName !== '', 'The first user has no userName.');
  }),
  client('okta.02-user', '2 a user has a whole name, a userName, active and an e-mail address', async (probe) => {
    const { id } = await create(probe);
    const user = await probe.reread('Users', id);
    const { givenName, familyName } = user.name as JsonObject;
    const values = [user.id, familyName, givenName, user.userName, user.active, elements(user, 'emails')[0]?.value];
    expect(
      values.every((value) => value !== undefined && value !== ''),
      `One of them is missing: ${show(values)}.`,
    );
  }),
  client('okta.03-no-match', '3 a userName that there is not is 200 and none', async (probe) => {
    await create(probe);
    // Node sends no raw blank in an address; Okta's does, and servers take it for %20.
    const path = `/Users?filter=userName%20eq%20"${probe.name('nobody')}@example.com"`;
    expectEqual(expectList(await probe.get(path)).totalResults, 0, 'totalResults');
  }),
  client('okta.04-unknown-id', '4 an id that is no UUID is 404 with a detail', async (probe) => {
    const answer = await probe.get('/Users/010101001010101011001010101011');
    expectError(answer, 404);
    expect(typeof answer.body.detail === 'string' && answer.body.detail !== '', 'There is no detail.');
  }),
  client('okta.05-random-email', '5 a random e-mail address as userName is 200 and none', async (probe) => {
    await create(probe);
    const { totalResults } = await probe.list('/Users', {
      filter: `userName eq "${probe.name('random')}@example.com"`,
    });
    expectEqual(totalResults, 0, 'totalResults');
  }),
  client('okta.06-create', '6 a user is created as active, and answered', async (probe) => {
    const body = oktaUser(probe);
    const { userName, name, schemas } = body;
    const user = (await probe.post('/Users', body, HEADERS)).is(201).resource;
    expectContains(user, { userName, name, schemas, active: true });
  }),
  client('okta.07-read', '7 it is read with the same values', async (probe) => {
    const user = await create(probe);
    expectContains(await probe.reread('Users', user.id), { userName: user.userName, name: user.name, active: true });
  }),
  client('okta.08-again', '8 the same user again is 409', async (probe) => {
    const body = oktaUser(probe);
    (await probe.post('/Users', body, HEADERS)).is(201);
    expectError(await probe.post('/Users', body, HEADERS), 409);
  }),
  client('okta.09-upper-case', '9 the userName in capitals is found', async (probe) => {
    const { userName } = await create(probe);
    (await probe.get('/Users', { filter: `userName eq "${String(userName).toUpperCase()}"` })).is(200);
  }),
  client('okta.10-groups', '10 groups are listed within 600 milliseconds', async (probe) => {
    probe.needs('groups');
    await probe.group();
    const started = performance.now();
    expectList(await probe.get('/Groups?count=100&startIndex=1'));
    const took = performance.now() - started;
    expect(took < 600, `It took ${took.toFixed(0)} ms.`);
  }),
  client('okta.11-unauthorized', '11 a token without a scheme that is wrong is 401 as a SCIM Error', async (probe) => {
    const answer = await probe.send({ method: 'GET', path: '/Users?count=1', authorization: 'non-token' });
    expectError(answer, 401);
    expect(typeof answer.body.detail === 'string' && answer.body.detail !== '', 'There is no detail.');
  }),
  client('okta.12-unknown-id', '12 another id that is no UUID is 404', async (probe) => {
    expectError(await probe.get('/Users/00919288221112222'), 404);
  }),
]);

export const oktaSpecChecks: Check[] = spec;
