import { at, elements } from '../answer.js';
import { type Check, client, section } from '../check.js';
import { expect, expectContains, expectEqual, expectError, expectList, expectUnassigned } from '../expect.js';
import { ENTERPRISE } from '../urns.js';
import { DIALECTS, addMembers, disable, entraGroup, entraUser, removeMember } from './entra-requests.js';

const validator = [
  client('entra.probe', 'a query for a random GUID is 200 and empty, for users and for groups', async (probe) => {
    await probe.user();
    await probe.group();
    const guid = '5a2b9c1e-0d3f-4e6a-8b7c-1f2e3d4c5b6a';
    for (const path of [
      `/Users?filter=userName+eq+%22${guid}%22`,
      `/Users?filter=externalId+eq+%22${guid}%22`,
      `/Users?filter=emails%5Btype+eq+%22work%22%5D.value+eq+%22${guid}%22`,
      `/Users?filter=emails[type%20eq%20"work"].value%20eq%20"${guid}"`,
      `/Groups?excludedAttributes=members&filter=displayName+eq+%22${guid}%22`,
    ]) {
      expectEqual(expectList(await probe.get(path)).totalResults, 0, 'totalResults');
    }
  }),
  client('entra.flag', 'a flag without a value on the tenant URL is ignored', async (probe) => {
    expectList(await probe.get('/Users?aadOptscim062020&filter=userName+eq+%22nobody%22'));
  }),
  client('entra.match-by-email', 'a user is found by emails[type eq "work"].value, in any case', async (probe) => {
    const body = entraUser(probe);
    (await probe.post('/Users', body)).is(201);
    for (const value of [String(body.userName), String(body.userName).toUpperCase()]) {
      expectEqual(
        await probe.found('/Users', `emails[type eq "work"].value eq "${value}"`),
        [body.userName],
        'What is found',
      );
    }
  }),
  client('entra.unquoted', 'a filter’s value without quotation marks is understood', async (probe) => {
    const { userName, externalId } = await probe.user({ externalId: probe.name('object') });
    expectEqual(await probe.found('/Users', `externalId eq ${String(externalId)}`), [userName], 'What is found');
  }),
  client('entra.reference', 'id and manager are asked for in one filter', async (probe) => {
    probe.needs('enterprise');
    const boss = await probe.user();
    const { id } = await probe.user({ [ENTERPRISE]: { manager: boss.id } });
    const filter = `id eq "${id}" and manager eq "${boss.id}"`;
    const { Resources } = await probe.list('/Users', { filter, attributes: 'id' });
    expectEqual(
      Resources.map((each) => each.id),
      [id],
      'What is found',
    );
  }),
  client('entra.duplicate', 'the same user again is 409', async (probe) => {
    const body = entraUser(probe);
    (await probe.post('/Users', body)).is(201);
    expectError(await probe.post('/Users', body), 409);
  }),
  client('entra.duplicate-group', 'a second group of the same name is 409', async (probe) => {
    probe.needs('groups');
    const body = entraGroup(probe);
    (await probe.post('/Groups', body)).is(201);
    expectError(await probe.post('/Groups', body), 409);
  }),
  client('entra.nulls', 'nulls at the top of a POST are no error', async (probe) => {
    const nulls = { addresses: null, phoneNumbers: null, title: null, department: null, manager: null };
    (await probe.post('/Users', entraUser(probe, nulls))).is(201);
  }),
  client('entra.inactive-is-read', 'an inactive user is answered by GET and by a filter', async (probe) => {
    const { id, userName } = await probe.user({ active: false });
    expectEqual((await probe.reread('Users', id)).active, false, 'active');
    expectEqual(await probe.found('/Users', `userName eq "${String(userName)}"`), [userName], 'What is found');
  }),
  client('entra.verbatim', 'values come back in the form in which they were sent', async (probe) => {
    const values = {
      phoneNumbers: [{ type: 'work', value: '+1 (555) 010-0199 ext. 7' }],
      emails: [{ type: 'work', value: 'Mixed.Case+tag@Example.COM', primary: true }],
    };
    expectContains(await probe.user(values), values);
  }),
  client('entra.no-user-agent', 'a request without a User-Agent is served', async (probe) => {
    (await probe.get('/Users?count=1')).is(200);
  }),
  client('entra.rate', 'twenty-five requests at once are all served, none with 429', async (probe) => {
    const request = { method: 'GET', path: '/Users?count=1', impatient: true };
    for (const answer of await Promise.all(Array.from({ length: 25 }, () => probe.send(request)))) answer.is(200);
  }),
  client('entra.group-without-members', 'a group is read without its members', async (probe) => {
    const { id } = await probe.groupOf((await probe.user()).id);
    const group = (await probe.get(`/Groups/${id}?excludedAttributes=members`)).is(200).resource;
    expectEqual(group.members, undefined, 'members');
  }),
];

const writes = DIALECTS.flatMap(({ name, legacy }) => {
  const id = legacy ? 'legacy' : 'flagged';
  return [
    client(`entra.${id}-active`, `a user is disabled and enabled, ${name}`, async (probe) => {
      const user = await probe.user({ active: true });
      for (const active of [false, false, true, true]) {
        (await probe.patch(`/Users/${user.id}`, disable(legacy, active))).is(200, 204);
        expectEqual((await probe.reread('Users', user.id)).active, active, 'active');
      }
    }),
    client(`entra.${id}-members`, `one member of several is removed, ${name}`, async (probe) => {
      const [one, two, group] = [await probe.user(), await probe.user(), await probe.group()];
      const path = `/Groups/${group.id}`;
      (await probe.patch(path, addMembers(legacy, one.id, two.id))).is(200, 204);
      (await probe.patch(path, removeMember(legacy, one.id))).is(200, 204);
      (await probe.patch(path, removeMember(legacy, one.id))).is(200, 204);
      expectEqual(
        elements(await probe.reread('Groups', group.id), 'members').map(({ value }) => value),
        [two.id],
        'The members',
      );
    }),
  ];
});

const VALUE_PATHS: [string, string, string][] = [
  ['emails', 'emails[type eq "work"].value', 'new@example.com'],
  ['phoneNumbers', 'phoneNumbers[type eq "mobile"].value', '555-0100'],
  ['addresses', 'addresses[type eq "work"].streetAddress', '1 New Street'],
  ['roles', 'roles[primary eq "True"].value', 'admin'],
];

const shapes = [
  ...VALUE_PATHS.map(([attribute, path, value]) =>
    client(
      `entra.creates-${attribute.toLowerCase()}`,
      `a write to ${path} creates the value that is not there`,
      async (probe) => {
        for (const op of ['Add', 'Replace']) {
          const user = await probe.patched({}, { op, path, value });
          const [element] = elements(user, attribute);
          expect(
            Object.values(element ?? {}).includes(value),
            `${attribute} is ${JSON.stringify(user[attribute])} after ${op}.`,
          );
        }
      },
    ),
  ),
  client('entra.dotted-keys', 'a path-less operation has paths and URNs for names', async (probe) => {
    const value = {
      displayName: 'A B',
      'name.givenName': 'A',
      'name.familyName': 'B',
      [`${ENTERPRISE}:employeeNumber`]: '17',
    };
    for (const op of ['add', 'replace']) {
      const user = await probe.patched({ name: { middleName: 'M' } }, { op, value });
      expectContains(user, {
        displayName: 'A B',
        name: { givenName: 'A', familyName: 'B', middleName: 'M' },
        [ENTERPRISE]: { employeeNumber: '17' },
      });
    }
  }),
  client('entra.capitals', 'sub-attributes in a path may begin with a capital letter', async (probe) => {
    const user = await probe.patched({}, { op: 'Add', path: 'emails[type eq "other"].Value', value: 'o@example.com' });
    expectContains(user, { emails: [{ type: 'other', value: 'o@example.com' }] });
  }),
  client('entra.boolean-string', 'booleans as strings are understood in any case', async (probe) => {
    for (const value of ['False', 'false', 'FALSE']) {
      expectEqual(
        (await probe.patched({ active: true }, { op: 'Add', path: 'active', value })).active,
        false,
        'active',
      );
    }
  }),
  client(
    'entra.manager-string',
    'a manager is set by the id alone, in POST and in PATCH, and answered as complex',
    async (probe) => {
      const boss = await probe.user();
      const created = await probe.user({ [ENTERPRISE]: { manager: boss.id } });
      const changed = await probe.patched({}, { op: 'Add', path: `${ENTERPRISE}:manager`, value: boss.id });
      for (const user of [created, changed])
        expectEqual(at(user, ENTERPRISE, 'manager', 'value'), boss.id, 'manager.value');
    },
  ),
  client('entra.manager-filter', 'a manager is removed by manager[value eq "…"]', async (probe) => {
    const boss = await probe.user();
    const path = `${ENTERPRISE}:manager[value eq "${boss.id}"]`;
    const user = await probe.patched({ [ENTERPRISE]: { manager: { value: boss.id } } }, { op: 'remove', path });
    expectUnassigned(at(user, ENTERPRISE, 'manager', 'value'), 'manager.value');
  }),
  client('entra.untouched-members', 'a change of a group that does not name members leaves them', async (probe) => {
    const { id } = await probe.groupOf((await probe.user()).id);
    const value = { externalId: probe.name('object') };
    (await probe.patch(`/Groups/${id}`, { op: 'replace', value })).is(200, 204);
    const group = await probe.reread('Groups', id);
    expectEqual(
      [group.externalId, elements(group, 'members').length],
      [value.externalId, 1],
      'externalId and the number of members',
    );
  }),
  client('entra.unreadable-remove', 'an unreadable list of members to remove removes nobody', async (probe) => {
    const { id } = await probe.groupOf((await probe.user()).id);
    await probe.patch(`/Groups/${id}`, { op: 'Remove', path: 'members', value: [{ wrong: 'shape' }] });
    expectEqual(elements(await probe.reread('Groups', id), 'members').length, 1, 'The number of members');
  }),
  client('entra.parallel-members', 'members added at the same time are all there', async (probe) => {
    const users = await Promise.all(Array.from({ length: 6 }, () => probe.user()));
    const { id } = await probe.group();
    await Promise.all(
      users.map(async (user) => (await probe.patch(`/Groups/${id}`, addMembers(true, user.id))).is(200, 204)),
    );
    expectEqual(elements(await probe.reread('Groups', id), 'members').length, 6, 'The number of members');
  }),
];

export const entraChecks: Check[] = [
  ...section('Microsoft Entra ID: SCIM Validator and probes', validator),
  ...section('Microsoft Entra ID: what it writes', [...writes, ...shapes]),
];
