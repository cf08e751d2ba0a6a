import { type JsonObject, elements } from '../answer.js';
import { type Check, NotSupported, client, section } from '../check.js';
import { expect, expectContains, expectEqual, expectError, expectList, expectUnassigned } from '../expect.js';
import { GROUP } from '../urns.js';
import { HEADERS, create, oktaUser } from './okta-requests.js';

const crud = section('Okta: CRUD test and life cycle', [
  client('okta.match', 'a user is matched by userName with startIndex and count', async (probe) => {
    const { id, userName } = await create(probe);
    const filter = encodeURIComponent(`userName eq "${String(userName)}"`);
    const { Resources } = expectList(await probe.get(`/Users?filter=${filter}&startIndex=1&count=100`));
    expectEqual(
      Resources.map((each) => each.id),
      [id],
      'What is found',
    );
  }),
  client('okta.put-whole', 'the whole user that was read goes back by PUT with a change', async (probe) => {
    const { id } = await create(probe);
    const user = await probe.reread('Users', id);
    const name = { ...(user.name as JsonObject), familyName: 'Renamed' };
    const changed = (await probe.put(`/Users/${id}`, { ...user, name, custom: 'not known' }, HEADERS)).is(200).resource;
    expectContains(changed, { id, name, userName: user.userName, active: true });
  }),
  client('okta.primary-first', 'the primary e-mail address is the first', async (probe) => {
    const { id, userName } = await create(probe);
    expectEqual(elements(await probe.reread('Users', id), 'emails')[0]?.value, userName, 'The first e-mail address');
  }),
  client(
    'okta.deactivate',
    'a user is deactivated and activated by a path-less PATCH, with the same id',
    async (probe) => {
      const { id, userName } = await create(probe);
      for (const active of [false, true]) {
        (await probe.patch(`/Users/${id}`, { op: 'replace', value: { active } })).is(200, 204);
        expectEqual((await probe.reread('Users', id)).active, active, 'active');
        expectEqual(await probe.found('/Users', `userName eq "${String(userName)}"`), [userName], 'What is found');
      }
    },
  ),
  client('okta.deactivate-put', 'a user is deactivated by PUT', async (probe) => {
    const user = await create(probe);
    expectEqual(
      (await probe.put(`/Users/${user.id}`, { ...user, active: false })).is(200).resource.active,
      false,
      'active',
    );
  }),
  client('okta.keeps-groups', 'a deactivated user keeps the memberships', async (probe) => {
    const { id } = await create(probe);
    const group = await probe.groupOf(id);
    (await probe.patch(`/Users/${id}`, { op: 'replace', value: { active: false } })).is(200, 204);
    expectEqual(elements(await probe.reread('Groups', group.id), 'members').length, 1, 'The number of members');
  }),
  client('okta.re-provision', 'a new POST of who was deactivated does not lock the user out', async (probe) => {
    const body = oktaUser(probe);
    const { id } = (await probe.post('/Users', body, HEADERS)).is(201).resource;
    (await probe.patch(`/Users/${id}`, { op: 'replace', value: { active: false } })).is(200, 204);
    const answer = await probe.post('/Users', body, HEADERS);
    if (answer.succeeded) return expectEqual(answer.resource.id, id, 'The id of the restored user');
    expectError(answer, 409);
    // Then Okta's own look-up must have found the inactive user, so that it never comes to the POST.
    expectEqual(
      await probe.found('/Users', `userName eq "${String(body.userName)}"`),
      [body.userName],
      'What is found',
    );
  }),
  client('okta.password', 'a password is taken by PATCH', async (probe) => {
    const { id } = await create(probe);
    (await probe.patch(`/Users/${id}`, { op: 'replace', value: { password: 'correct-Horse-8-battery' } })).is(200, 204);
  }),
  client('okta.empty-values', 'empty values are no error', async (probe) => {
    const user = await create(probe);
    (
      await probe.put(`/Users/${user.id}`, { ...user, displayName: '', title: '', nickName: null, phoneNumbers: [] })
    ).is(200);
  }),
  client('okta.import', 'the pages of an import hold every user once', async (probe) => {
    probe.needs('filter');
    const prefix = probe.name('import');
    for (const word of ['a', 'b', 'c', 'd', 'e']) await probe.user({ userName: `${prefix}-${word}` });
    const ids: string[] = [];
    for (const startIndex of [1, 3, 5]) {
      const { Resources } = await probe.list('/Users', { filter: `userName sw "${prefix}"`, startIndex, count: 2 });
      ids.push(...Resources.map(({ id }) => id));
    }
    expectEqual([ids.length, new Set(ids).size], [5, 5], 'The number of users, and of different ones');
  }),
]);

const groups = section('Okta: group push', [
  client('okta.group-create', 'a group is created with an empty list of members, and found', async (probe) => {
    const { id, displayName } = await probe.group({ members: [] });
    const filter = encodeURIComponent(`displayName eq "${String(displayName)}"`);
    const { Resources } = expectList(await probe.get(`/Groups?filter=${filter}&startIndex=1&count=100`));
    expectEqual(
      Resources.map((each) => each.id),
      [id],
      'What is found',
    );
  }),
  client('okta.group-rename', 'a group is renamed by a PATCH that has its id in the value', async (probe) => {
    const { id } = await probe.group();
    const displayName = probe.name('renamed');
    (await probe.patch(`/Groups/${id}`, { op: 'replace', value: { id, displayName } })).is(200, 204);
    expectEqual((await probe.reread('Groups', id)).displayName, displayName, 'displayName');
  }),
  client('okta.group-members', 'one PATCH removes a member and adds another', async (probe) => {
    const [one, two] = [await probe.user(), await probe.user()];
    const { id } = await probe.group({ members: [{ value: one.id, display: 'one' }] });
    const operations = [
      { op: 'remove', path: `members[value eq "${one.id}"]` },
      { op: 'add', path: 'members', value: [{ value: two.id, display: 'two' }] },
    ];
    (await probe.patch(`/Groups/${id}`, ...operations)).is(200, 204);
    expectEqual(
      elements(await probe.reread('Groups', id), 'members').map(({ value }) => value),
      [two.id],
      'The members',
    );
  }),
  client('okta.group-empty', 'replace with an empty list empties the group', async (probe) => {
    const { id } = await probe.groupOf((await probe.user()).id);
    (await probe.patch(`/Groups/${id}`, { op: 'replace', path: 'members', value: [] })).is(200, 204);
    expectUnassigned((await probe.reread('Groups', id)).members, 'members');
  }),
  client('okta.group-put', 'a group is replaced by PUT with members that have a display of null', async (probe) => {
    const { id: member } = await probe.user();
    const { id, displayName } = await probe.group();
    const body = { schemas: [GROUP], id, displayName, members: [{ value: member, display: null }] };
    (await probe.put(`/Groups/${id}`, body)).is(200);
    expectEqual(
      elements(await probe.reread('Groups', id), 'members').map(({ value }) => value),
      [member],
      'The members',
    );
  }),
  client('okta.group-delete', 'a group is deleted', async (probe) => {
    const { id } = await probe.group();
    (await probe.delete(`/Groups/${id}`)).is(204);
    expectError(await probe.get(`/Groups/${id}`), 404);
  }),
]);

const ENTITLEMENT_SCHEMAS = /^urn:okta:scim:schemas:core:1\.0:(Entitlement|Role)$/;

const entitlements = section('Okta: entitlements test', [
  client(
    'okta.entitlements',
    'each entitlement endpoint of /ResourceTypes lists one entry when one is asked for',
    async (probe) => {
      const types = (await probe.list('/ResourceTypes')).Resources.filter(({ schema }) =>
        ENTITLEMENT_SCHEMAS.test(String(schema)),
      );
      if (types.length === 0) throw new NotSupported('No resource type has Okta’s Entitlement or Role schema.');
      for (const { endpoint } of types) {
        const list = await probe.list(String(endpoint), { count: 1, startIndex: 1 });
        expect(typeof list.totalResults === 'number' && list.Resources.length > 0, `${String(endpoint)} is empty.`);
        expectEqual([list.startIndex, list.itemsPerPage], [1, 1], 'startIndex and itemsPerPage');
      }
    },
  ),
  client('okta.user-entitlements', 'a user carries entitlements and roles', async (probe) => {
    const values = {
      entitlements: [{ value: 'e1', display: 'E one', type: 'License' }],
      roles: [{ value: 'r1', display: 'R one' }],
    };
    expectContains(await probe.user(values), values);
  }),
]);

export const oktaChecks: Check[] = [...crud, ...groups, ...entitlements];
