import { Skipped, client } from '../check.js';
import { expect, expectContains, expectEqual, isUnassigned } from '../expect.js';
import type { Probe } from '../probe.js';
import { ENTERPRISE, GROUP, USER } from '../urns.js';
import { change, createGroup, createUser, managed } from './entra-gallery-steps.js';
import { entraGroup, entraUser } from './entra-requests.js';

const NO_TOKEN_ENDPOINT = 'Needs the provider’s OAuth token endpoint; this run was given a token.';

async function pages(probe: Probe, path: '/Users' | '/Groups'): Promise<void> {
  // Eleven of its own: others come and go meanwhile.
  for (let made = 0; made < 11; made++) await (path === '/Users' ? probe.user() : probe.group());
  for (const startIndex of [1, 6]) {
    const list = await probe.list(path, { startIndex, count: 5 });
    expectEqual([list.startIndex, list.Resources.length], [startIndex, 5], 'startIndex and the size of the page');
  }
}

const OPTIONAL = ['title', 'nickName', 'displayName', 'preferredLanguage'];

/** The tests that speak SCIM themselves, 15 to 25. */
export const directTests = [
  client(
    'entra.15-schema',
    '15 Schema_Discoverability: /Schemas has every attribute that Entra maps by default',
    async (probe) => {
      const mapped = [
        'userName',
        'active',
        'displayName',
        'title',
        'emails',
        'preferredLanguage',
        'name',
        'addresses',
        'phoneNumbers',
      ];
      for (const name of mapped) expect(!!probe.provider.attribute(USER, name), `There is no ${name}.`);
      for (const name of ['employeeNumber', 'department', 'manager']) {
        expect(!!probe.provider.attribute(ENTERPRISE, name), `There is no enterprise ${name}.`);
      }
      for (const name of ['displayName', 'members'])
        expect(!!probe.provider.attribute(GROUP, name), `There is no ${name} of groups.`);
      await Promise.resolve();
    },
  ),
  client(
    'entra.16-null-update',
    '16 SCIM_Null_Update: empty strings and nulls clear optional attributes',
    async (probe) => {
      const { id } = (
        await probe.post('/Users', entraUser(probe, { title: 'T', nickName: 'N', preferredLanguage: 'en' }))
      ).is(201).resource;
      expectContains(await probe.reread('Users', id), { title: 'T', nickName: 'N', preferredLanguage: 'en' });
      for (const value of ['', null]) {
        const user = await change(probe, 'Users', id, ...OPTIONAL.map((path) => ({ op: 'replace', path, value })));
        const left = OPTIONAL.filter((name) => !isUnassigned(user[name]));
        expect(left.length === 0, `${left.join(', ')} still have values.`);
      }
    },
  ),
  client(
    'entra.17-user-create',
    '17 SCIM_User_Create: POST answers the id and the userName that was sent',
    async (probe) => {
      const body = entraUser(probe);
      expectEqual((await probe.post('/Users', body)).is(200, 201).resource.userName, body.userName, 'userName');
    },
  ),
  client(
    'entra.18-user-update',
    '18 SCIM_User_Update: every single value can be PATCHed and comes back',
    async (probe) => {
      const { id } = await createUser(probe);
      const values = {
        ...Object.fromEntries(OPTIONAL.map((name) => [name, `new ${name}`])),
        userName: `${probe.name('new')}@example.com`,
      };
      const operations = Object.entries(values).map(([path, value]) => ({ op: 'Replace', path, value }));
      expectContains(await change(probe, 'Users', id, ...operations), values);
    },
  ),
  client(
    'entra.19-group-create',
    '19 SCIM_Group_Create: POST answers the id and the displayName that was sent',
    async (probe) => {
      probe.needs('groups');
      const body = entraGroup(probe);
      expectEqual(
        (await probe.post('/Groups', body)).is(200, 201).resource.displayName,
        body.displayName,
        'displayName',
      );
    },
  ),
  client(
    'entra.20-group-update',
    '20 SCIM_Group_Update: every single value of a group can be PATCHed and comes back',
    async (probe) => {
      const { id } = await createGroup(probe);
      const values = { displayName: probe.name('new'), externalId: probe.name('object') };
      expectContains(await change(probe, 'Groups', id, { op: 'replace', value: values }), values);
    },
  ),
  client('entra.21-credentials', '21 Validate_Credentials: client credentials give a token of 60 to 360 minutes', () =>
    Promise.reject(new Skipped(NO_TOKEN_ENDPOINT)),
  ),
  client('entra.22-federation', '22 Federated_Identity: a federated credential gives a token', () =>
    Promise.reject(new Skipped(NO_TOKEN_ENDPOINT)),
  ),
  client('entra.23-user-pages', '23 SCIM_User_Pagination: pages of five users start where they should', (probe) =>
    pages(probe, '/Users'),
  ),
  client('entra.24-group-pages', '24 SCIM_Group_Pagination: pages of five groups start where they should', (probe) => {
    probe.needs('groups');
    return pages(probe, '/Groups');
  }),
  client('entra.25-manager', '25 SCIM_Update_Manager: Add, Replace and Replace with nothing', (probe) =>
    managed(probe, (value) => [
      { op: 'Replace', path: `${ENTERPRISE}:manager`, value: value ? { value } : { value: '' } },
    ]),
  ),
];
