import { at, elements } from '../answer.js';
import { type Check, client, section } from '../check.js';
import { expect, expectContains, expectEqual, expectError, expectList, expectUnassigned } from '../expect.js';
import { ENTERPRISE, GROUP, USER } from '../urns.js';

const oneLogin = section('OneLogin', [
  client(
    'onelogin.template',
    'its template is understood: SCIM 1.1 schemas, active as a string, an id of null',
    async (probe) => {
      const body = {
        schemas: ['urn:scim:schemas:core:1.0'],
        id: null,
        userName: probe.name(),
        active: 'true',
        name: { givenName: 'G' },
      };
      expectContains((await probe.post('/Users', body)).is(201).resource, { active: true, name: { givenName: 'G' } });
    },
  ),
  client('onelogin.manager', 'a manager as managerId and displayName is understood or left alone', async (probe) => {
    const boss = await probe.user();
    const manager = { managerId: boss.id, displayName: 'Boss' };
    (await probe.post('/Users', probe.newUser({ [ENTERPRISE]: { manager } }))).is(201);
  }),
  client('onelogin.no-schemas', 'a body without schemas is understood', async (probe) => {
    (await probe.post('/Users', { userName: probe.name(), active: true })).is(201);
  }),
  client('onelogin.ampersand', 'an & at the end of the query is no error', async (probe) => {
    const { userName } = await probe.user();
    const list = expectList(await probe.get(`/Users?filter=userName+eq+%22${String(userName)}%22&`));
    expectEqual(list.Resources.length, 1, 'The number of Resources');
  }),
  client(
    'onelogin.question-mark',
    'PUT with a ? at the end of the path works, with application/json',
    async (probe) => {
      const { id, userName } = await probe.user();
      const body = { schemas: [USER], userName, title: 'Dean' };
      const answer = await probe.put(`/Users/${id}?`, body, { 'Content-Type': 'application/json', 'User-Agent': '' });
      expectEqual(answer.is(200).resource.title, 'Dean', 'title');
    },
  ),
]);

const jumpCloud = section('JumpCloud', [
  client(
    'jumpcloud.activation',
    'its activation works: a test user and a test group are made and deleted',
    async (probe) => {
      const user = await probe.user({
        active: true,
        emails: [{ value: 'test@example.com', type: 'work', primary: true }],
      });
      const group = await probe.group();
      (await probe.patch(`/Groups/${group.id}`, { op: 'add', path: 'members', value: [{ value: user.id }] })).is(
        200,
        204,
      );
      (await probe.delete(`/Groups/${group.id}`)).is(204);
      (await probe.delete(`/Users/${user.id}`)).is(204);
    },
  ),
  client('jumpcloud.remove', 'remove with the members in the value takes these alone', async (probe) => {
    const [one, two] = [await probe.user(), await probe.user()];
    const { id } = await probe.groupOf(one.id, two.id);
    (await probe.patch(`/Groups/${id}`, { op: 'remove', path: 'members', value: [{ value: one.id }] })).is(200, 204);
    expectEqual(
      elements(await probe.reread('Groups', id), 'members').map(({ value }) => value),
      [two.id],
      'The members',
    );
  }),
]);

const ping = section('PingFederate and PingOne', [
  client('ping.emails', 'a filter on emails compares the addresses', async (probe) => {
    const value = `${probe.name('ping')}@example.com`;
    const { userName } = await probe.user({ emails: [{ value, type: 'work' }] });
    expectEqual(await probe.found('/Users', `emails eq "${value}"`), [userName], 'What is found');
  }),
  client('ping.type-case', 'the type in a path is compared without its case', async (probe) => {
    probe.needs('patch');
    const emails = [{ value: 'old@example.com', type: 'work' }];
    const user = await probe.patched(
      { emails },
      { op: 'replace', path: 'emails[type eq "Work"].value', value: 'new@example.com' },
    );
    expectEqual(
      elements(user, 'emails').map(({ value }) => value),
      ['new@example.com'],
      'The addresses',
    );
  }),
  client('ping.disabled', 'a user can be created disabled', async (probe) => {
    expectEqual((await probe.user({ active: false })).active, false, 'active');
  }),
]);

const google = section('Google Workspace', [
  client('google.list', 'users are listed without a filter', async (probe) => {
    await probe.user();
    expect(expectList(await probe.get('/Users')).Resources.length > 0, 'The list is empty.');
  }),
  client('google.schemas', 'a POST with the URN of SCIM 1 among its schemas is understood', async (probe) => {
    const schemas = ['urn:scim:schemas:core:1.0', USER];
    const user = (await probe.post('/Users', probe.newUser({ schemas, active: true }))).is(201).resource;
    expectEqual(elements(user, 'groups').length, 0, 'The number of groups');
  }),
  client('google.suspend', 'a user is suspended and deleted', async (probe) => {
    const { id } = await probe.user({ active: true });
    (await probe.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })).is(200, 204);
    (await probe.delete(`/Users/${id}`)).is(204);
  }),
]);

const sailPoint = section('SailPoint', [
  client('sailpoint.discovery', 'the five discovery addresses that it requires are there', async (probe) => {
    for (const path of [
      '/ServiceProviderConfig',
      '/ResourceTypes',
      '/Schemas',
      '/ResourceTypes/User',
      '/ResourceTypes/Group',
    ]) {
      (await probe.get(path)).is(200);
    }
  }),
  client('sailpoint.put', 'it may write by PUT alone', async (probe) => {
    const user = await probe.user({ title: 'Dean' });
    expectEqual(
      (await probe.put(`/Users/${user.id}`, { ...user, title: 'Provost' })).is(200).resource.title,
      'Provost',
      'title',
    );
  }),
]);

const cyberArk = section('CyberArk Identity', [
  client('cyberark.probe', 'it finds users, resource types and schemas one by one', async (probe) => {
    expectList(await probe.get('/Users?count=1'));
    for (const path of [
      '/ServiceProviderConfig',
      '/ResourceTypes/User',
      '/ResourceTypes/Group',
      `/Schemas/${USER}`,
      `/Schemas/${GROUP}`,
    ]) {
      (await probe.get(path)).is(200);
    }
  }),
  client('cyberark.writes', 'it replaces users by PUT and changes groups by PATCH', async (probe) => {
    const user = await probe.user();
    (await probe.put(`/Users/${user.id}`, { ...user, displayName: 'New' })).is(200);
    const group = await probe.group();
    (await probe.patch(`/Groups/${group.id}`, { op: 'add', path: 'members', value: [{ value: user.id }] })).is(
      200,
      204,
    );
  }),
]);

const rippling = section('Rippling', [
  client('rippling.match', 'a user is found by externalId', async (probe) => {
    const externalId = probe.name('rippling');
    const { userName } = await probe.user({ externalId });
    expectEqual(await probe.found('/Users', `externalId eq "${externalId}"`), [userName], 'What is found');
  }),
  client('rippling.retry', 'a POST that is sent again makes no second user', async (probe) => {
    const body = probe.newUser({ externalId: probe.name('rippling'), active: true });
    (await probe.post('/Users', body)).is(201);
    const answer = await probe.post('/Users', body);
    if (!answer.succeeded) expectError(answer, 409);
    expectEqual(
      (await probe.found('/Users', `userName eq "${String(body.userName)}"`)).length,
      1,
      'The number of users',
    );
  }),
  client('rippling.attributes', 'the attributes that it sends come back', async (probe) => {
    const values = {
      name: { givenName: 'G', familyName: 'F' },
      emails: [{ value: 'g@example.com', type: 'work', primary: true }],
    };
    const enterprise = { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { employeeNumber: '7' } };
    const user = await probe.user({ ...values, ...enterprise });
    expectContains(user, values);
    expectEqual(at(user, ENTERPRISE, 'employeeNumber'), '7', 'employeeNumber');
  }),
]);

const authentik = section('authentik', [
  client(
    'authentik.config',
    'the configuration is complete: without bulk.maxOperations it would give up PATCH and filters',
    async (probe) => {
      const { body } = (await probe.get('/ServiceProviderConfig')).is(200);
      for (const name of ['maxOperations', 'maxPayloadSize'])
        expect(Number.isInteger(at(body, 'bulk', name)), `There is no bulk.${name}.`);
      expect(Number.isInteger(at(body, 'filter', 'maxResults')), 'There is no filter.maxResults.');
    },
  ),
  client('authentik.group-patch', 'a path-less PATCH of a group with its id in the value works', async (probe) => {
    probe.needs('patch');
    const { id, displayName } = await probe.group();
    const externalId = probe.name('authentik');
    (await probe.patch(`/Groups/${id}`, { op: 'replace', value: { id, displayName, externalId } })).is(200, 204);
    expectEqual((await probe.reread('Groups', id)).externalId, externalId, 'externalId');
  }),
  client('authentik.put-members', 'PUT with no members empties a group', async (probe) => {
    const { id, displayName } = await probe.groupOf((await probe.user()).id);
    (await probe.put(`/Groups/${id}`, { schemas: [GROUP], displayName, members: [] })).is(200);
    expectUnassigned((await probe.reread('Groups', id)).members, 'members');
  }),
]);

export const otherChecks: Check[] = [
  ...oneLogin,
  ...jumpCloud,
  ...ping,
  ...google,
  ...sailPoint,
  ...cyberArk,
  ...rippling,
  ...authentik,
];
