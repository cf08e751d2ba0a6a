import { MAX_PAYLOAD_SIZE } from '../src/protocol/index.js';
import { type App, startApp } from './app.js';
import { type Answer, call, type Call } from './call.js';
import { eventually } from './eventually.js';
import { makeIntegration, makeSecret, makeTenant, unique } from './make.js';
import { scim, type ScimClient } from './scim-client.js';

interface Explanation {
  title: string;
  whatWasSent: string;
  why: string;
  whatToDo: string;
  screen: string;
  rfc: string;
}

interface Setting {
  readonly client: ScimClient;
  readonly secretId: string;
  /** Sends something below the SCIM URL, as it is. */
  readonly send: (path: string, options?: Partial<Call>) => Promise<Answer>;
  /** Calls the REST API below the integration. */
  readonly api: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

const JSON_TYPE = { 'Content-Type': 'application/scim+json' };
const NOBODY = '01a205a1-f598-7174-a002-468c0a676459';
const EXTENSION = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User';

const person = (more: object = {}): object => ({ userName: unique('ada'), ...more });
const madeUser = async ({ client }: Setting, more: object = {}): Promise<string> =>
  (await client.post('/Users', person(more))).body.id;
const patchNew = async (setting: Setting, ...Operations: object[]): Promise<Answer> =>
  setting.client.patch(`/Users/${await madeUser(setting)}`, { Operations });
const past = (): string => new Date(Date.now() - 1_000).toISOString();

/** How to fail, what the explanation is headed, and a part of what it says besides. */
const CASES: [title: string, says: RegExp, provoke: (setting: Setting) => Promise<unknown>][] = [
  ['No secret was presented', /Secret Token/, ({ send }) => send('/Users', { bearer: undefined })],
  ['No secret was presented', /in the address/, ({ send }) => send('/Users?access_token=x', { bearer: undefined })],
  ['The secret is not one of this integration', /SCIM URL/, ({ send }) => send('/Users', { bearer: 'x' })],
  [
    'The secret has expired',
    /time is over/,
    async ({ send, secretId }) => {
      await app.query('UPDATE secrets SET expires_at = $2 WHERE id = $1', [secretId, past()]);
      return send('/Users');
    },
  ],
  [
    'The old secret is still in use after its rotation',
    /newer secret/,
    async ({ send, secretId, api }) => {
      await api('POST', `/secrets/${secretId}/rotate`, { overlapSeconds: 86_400 });
      await app.query('UPDATE secrets SET retires_at = $2 WHERE id = $1', [secretId, past()]);
      return send('/Users');
    },
  ],
  [
    'The secret was revoked',
    /audit log/,
    async ({ send, secretId, api }) => {
      await api('DELETE', `/secrets/${secretId}`);
      return send('/Users');
    },
  ],
  [
    'The network is not allowed',
    /127\.0\.0\.1/,
    async ({ send, api }) => {
      await api('PUT', '/network-guard', { mode: 'enforce', allow: ['192.0.2.0/24'] });
      return send('/Users');
    },
  ],
  ['Discovery cannot be filtered', /RFC 7644 §4/, ({ send }) => send('/Schemas?filter=id%20eq%20%22x%22')],
  [
    'The userName is taken',
    /belongs to the inactive user Kim.*Match objects using this attribute/s,
    async ({ client }) => {
      const kim = { userName: `Kim-${unique('')}` };
      await client.post('/Users', { ...kim, active: false, externalId: '1' });
      return client.post('/Users', { userName: kim.userName.toUpperCase(), externalId: '2' });
    },
  ],
  [
    'A group of this name exists',
    /displayName/,
    async ({ client }) => {
      const group = { displayName: unique('team') };
      await client.post('/Groups', group);
      return client.post('/Groups', group);
    },
  ],
  [
    'Somebody else changed it first',
    /If-Match/,
    async (setting) => setting.client.delete(`/Users/${await madeUser(setting)}`, { 'If-Match': 'W/"99"' }),
  ],
  ['There is no such user or group', /Nobody ever had/, ({ client }) => client.put(`/Users/${NOBODY}`, person())],
  ['There is no such user or group', /group.*Nobody/s, ({ client }) => client.patch('/Groups/1', { Operations: [] })],
  [
    'There is no such user or group',
    /It was deleted here on \d{4}-.*restored/s,
    async (setting) => {
      const id = await madeUser(setting);
      await setting.client.delete(`/Users/${id}`);
      return setting.client.put(`/Users/${id}`, person());
    },
  ],
  [
    'active is not true or false',
    /IsSoftDeleted/,
    ({ client }) => client.post('/Users', person({ active: 'Enabled' })),
  ],
  [
    'active is not true or false',
    /Switch\(\[IsSoftDeleted\]/,
    (setting) => patchNew(setting, { op: 'Replace', path: 'active', value: 'IsSoftDeleted' }),
  ],
  ['A required attribute is missing', /userName is required/, ({ client }) => client.post('/Users', { title: 'x' })],
  ['A required attribute is missing', /displayName/, ({ client }) => client.post('/Groups', {})],
  [
    'More than one value is primary',
    /primary/,
    ({ client }) =>
      client.post('/Users', person({ emails: ['a@x', 'b@x'].map((value) => ({ value, primary: true })) })),
  ],
  [
    'An attribute has the wrong kind of value',
    /title must be/,
    ({ client }) => client.post('/Users', person({ title: {} })),
  ],
  [
    'An attribute cannot be changed',
    /readOnly/,
    (setting) => patchNew(setting, { op: 'replace', path: 'groups', value: [] }),
  ],
  ['A value is not accepted', /whole number/, ({ send }) => send('/Users?count=many')],
  [
    'The path names an extension that is not defined here',
    /Settings → Schemas/,
    (setting) => patchNew(setting, { op: 'add', path: `${EXTENSION}:costCenter`, value: '1' }),
  ],
  [
    'The path names no attribute',
    /"nonsense"/,
    (setting) => patchNew(setting, { op: 'add', path: 'nonsense', value: 1 }),
  ],
  ['There is no value that the path selects', /remove/, (setting) => patchNew(setting, { op: 'remove' })],
  ['The filter cannot be understood', /filter=/, ({ send }) => send('/Users?filter=userName%20is%20x')],
  ['The list was paged in a way that does not fit', /cursor/, ({ send }) => send('/Users?cursor=nonsense')],
  [
    'Too many operations in one request',
    /maxOperations/,
    ({ client }) => client.post('/Bulk', { Operations: Array.from({ length: 10_001 }, () => ({})) }),
  ],
  ['The PATCH has no operations', /PatchOp/, async (setting) => setting.client.patch(`/Users/${NOBODY}`, { a: 1 })],
  [
    'The SCIM URL was entered with something after it',
    /ends in one of them/,
    ({ send }) => send('/Users/Users?filter=userName%20eq%20%22x%22%20').then(() => send('/Users/x/Users')),
  ],
  ['Nothing is at this address', /\/Persons/, ({ send }) => send('/Persons')],
  ['This cannot be done at this address', /DELETE \/Users/, ({ send }) => send('/Users', { method: 'DELETE' })],
  [
    'The media type is not JSON',
    /could not be read/,
    ({ send }) => send('/Users', { method: 'POST', body: '<User/>', headers: { 'Content-Type': 'application/xml' } }),
  ],
  [
    'The body is too large',
    /maxPayloadSize/,
    ({ send }) => send('/Users', { method: 'POST', body: Buffer.alloc(MAX_PAYLOAD_SIZE + 1, 32), headers: JSON_TYPE }),
  ],
  [
    'The body is not JSON',
    /quotation mark/,
    ({ send }) => send('/Users', { method: 'POST', body: '{"userName": "x', headers: JSON_TYPE }),
  ],
  [
    'The request is not well-formed',
    /JSON object/,
    ({ send }) => send('/Users', { method: 'POST', body: '[]', headers: JSON_TYPE }),
  ],
  ['This is not supported', /\/Me/, ({ send }) => send('/Me')],
];

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

async function makeSetting(
  provider = 'entra',
): Promise<Setting & { tenantId: string; failed: () => Promise<Explanation> }> {
  const integration = await makeIntegration(app, await makeTenant(app), { provider });
  const { id: secretId, secret } = await makeSecret(app, integration);
  const { tenantId, scimUrl } = integration;
  const path = `/tenants/${tenantId}`;
  return {
    tenantId,
    secretId,
    client: scim({ scimUrl, secret }),
    send: (to, options) => call(scimUrl + to, { method: 'GET', bearer: secret, ...options }),
    api: (method, to, body) => app.api(method, `${path}/integrations/${integration.id}${to}`, body),
    failed: async () => {
      const { body } = await eventually(
        () => app.api('GET', `${path}/provisioning-log?outcome=failed`),
        (answer) => answer.body.items.length > 0,
      );
      const [{ id, explanation }] = body.items;
      const entry = (await app.api('GET', `${path}/provisioning-log/${id}`)).body;
      expect(explanation).toEqual({ title: entry.explanation?.title });
      return entry.explanation;
    },
  };
}

describe('a failed request is explained', () => {
  it.each(CASES)('%s: %s', async (title, says, provoke) => {
    const setting = await makeSetting();
    await provoke(setting);
    const explanation = await setting.failed();
    expect(explanation).toEqual({
      title,
      whatWasSent: expect.stringMatching(/\S/),
      why: expect.stringMatching(/\S/),
      whatToDo: expect.stringMatching(/\S/),
      screen: expect.stringMatching(/Microsoft Entra admin center|Rollcall|Nothing/),
      rfc: expect.stringMatching(/^RFC \d{4} §/),
    });
    expect(Object.values(explanation).join('\n')).toMatch(says);
    expect(Object.values(explanation).join()).not.toMatch(/undefined|null|\[object/);
  });

  it('by the screens of the provider that it came from', async () => {
    for (const [provider, screen] of [
      ['okta', /Okta Admin Console.*To App/],
      ['other', /attribute mapping/],
    ] as const) {
      const setting = await makeSetting(provider);
      await setting.client.post('/Users', person({ active: 'x' }));
      expect((await setting.failed()).screen).toMatch(screen);
    }
  });
});

describe('what is no fault', () => {
  it('is not explained: to look for what is not there, and to delete what is gone', async () => {
    const setting = await makeSetting();
    const { client } = setting;
    await client.get(`/Users/${NOBODY}`);
    await client.get('/Groups/00919288221112222');
    await client.get('/Users?filter=userName eq "nobody"');
    await client.delete(`/Users/${NOBODY}`);
    await client.get('/ResourceTypes/Nonsense');
    const { body } = await eventually(
      () => app.api('GET', `/tenants/${setting.tenantId}/provisioning-log`),
      (answer) => answer.body.items.length === 5,
    );
    for (const { id, explanation } of body.items) {
      expect(explanation).toBeNull();
      const entry = await app.api('GET', `/tenants/${setting.tenantId}/provisioning-log/${id}`);
      expect(entry.body.explanation).toBeNull();
    }
  });
});
