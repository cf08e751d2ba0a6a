import { createHmac, randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { eventually } from './eventually.js';
import { runSimulation } from './idp/index.js';
import { type Issuer, startIssuer } from './issuer.js';
import { makeIntegration, makeTenant } from './make.js';
import { scim } from './scim-client.js';

const APP_ID = '5b9a3c1e-7f20-4b1d-9a52-0d6f4e2c8b17';
const SUBJECT = 'the-object-id-of-the-service-principal';

let app: App;
let second: App;
let strict: App;
let issuer: Issuer;
beforeAll(async () => {
  second = await startApp({ allowPrivateJwks: true });
  strict = await startApp({ databaseUrl: second.databaseUrl });
  // The one started last keeps the bearer strategy; the others are spoken to at their token endpoints and by REST.
  app = await startApp({ allowPrivateJwks: true, databaseUrl: second.databaseUrl });
  issuer = await startIssuer();
});
afterAll(async () => {
  await issuer.close();
  await app.close();
  await strict.close();
  await second.close();
});

interface Federated {
  readonly path: string;
  readonly clientId: string;
  readonly scimUrl: string;
  readonly events: () => Promise<Record<string, unknown>[]>;
}

async function federate(values: object = {}): Promise<Federated & { answer: Answer }> {
  const { tenantId, id, scimUrl } = await makeIntegration(app, await makeTenant(app), { provider: 'entra' });
  const integration = `/tenants/${tenantId}/integrations/${id}`;
  const path = `${integration}/federation`;
  const trust = {
    issuer: issuer.issuer,
    jwksUrl: issuer.jwksUrl,
    subject: SUBJECT,
    audience: `api://${APP_ID}/.default`,
  };
  const answer = await app.api('PUT', path, { ...trust, ...values });
  const events = async (): Promise<Record<string, unknown>[]> =>
    (await app.api('GET', `${integration}/credential-events`)).body.items;
  return { path, clientId: answer.body.clientId, scimUrl, answer, events };
}

const usual = { sub: SUBJECT, aud: APP_ID };

const exchange = (clientId: string, assertion: string, at: App = app): Promise<Answer> =>
  call(`${at.url}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: `api://${APP_ID}/.default`,
    }).toString(),
  });

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('a federation', () => {
  it('answers with what the identity provider is told, and checks the tenant that the issuer names', async () => {
    const { answer, clientId, path, scimUrl } = await federate();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tokenUrl: `${app.url}/oauth/token`,
      scimUrl,
      issuer: issuer.issuer,
      jwksUrl: issuer.jwksUrl,
      subject: SUBJECT,
      audience: `api://${APP_ID}/.default`,
      tid: issuer.tid,
      tokenLifetimeSeconds: 3_600,
      createdAt: expect.any(String),
      lastUsedAt: null,
      lastUsedFrom: null,
      lastUsedBy: null,
    });
    const changed = await app.api('PUT', path, { ...trustOf(answer), subject: 'another' });
    expect(changed.body).toMatchObject({ clientId, subject: 'another' });
    expect((await app.api('GET', path)).body).toEqual(changed.body);
  });

  it.each([
    ['issuer', { issuer: 'entra' }],
    ['jwksUrl', { jwksUrl: 'file:///etc/passwd' }],
    ['subject', { subject: '' }],
    ['audience', { audience: 7 }],
    ['tid', { tid: 'acme' }],
  ])('is refused with a bad %s', async (field, values) => {
    expect((await federate(values)).answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it.each([APP_ID, `api://${APP_ID}`, `api://${APP_ID}/.default`, APP_ID.toUpperCase()])(
    'gives an access token for an assertion whose audience is %s',
    async (aud) => {
      const { clientId, scimUrl } = await federate();
      const { status, headers, body } = await exchange(clientId, await issuer.sign({ ...usual, aud }));
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
      expect((await scim({ scimUrl, secret: body.access_token }).get('/Users')).status).toBe(200);
    },
  );

  it('carries a whole sync of the simulated Entra ID', async () => {
    const { clientId, scimUrl } = await federate();
    const token = (await exchange(clientId, await issuer.sign(usual))).body.access_token as string;
    const result = await runSimulation({ url: scimUrl, token, users: 60, groups: 6, seed: 4 });
    expect({ differences: result.differences, failures: result.failures }).toEqual({ differences: [], failures: [] });
    expect(result.created).toBeGreaterThan(60);
  });

  it('takes its access tokens along when it is deleted, or trusts someone else', async () => {
    const [first, other] = [await federate(), await federate()];
    const tokenOf = async ({ clientId }: Federated): Promise<string> =>
      (await exchange(clientId, await issuer.sign(usual))).body.access_token as string;
    const opens = async ({ scimUrl }: Federated, secret: string): Promise<number> =>
      (await scim({ scimUrl, secret }).get('/Users')).status;
    const [mine, theirs] = [await tokenOf(first), await tokenOf(other)];
    expect([await opens(first, mine), await opens(other, theirs)]).toEqual([200, 200]);
    await app.api('PUT', other.path, trustOf(other.answer));
    expect(await opens(other, theirs)).toBe(200);
    await app.api('PUT', other.path, { ...trustOf(other.answer), subject: 'someone-else' });
    expect((await app.api('DELETE', first.path)).status).toBe(204);
    expect([await opens(first, mine), await opens(other, theirs)]).toEqual([401, 401]);
    expect((await app.api('DELETE', first.path)).status).toBe(404);
    expect((await app.api('GET', first.path)).status).toBe(404);
    expect((await exchange(first.clientId, await issuer.sign(usual))).status).toBe(401);
  });

  it('is kept out of the reach of other tenants', async () => {
    const { path } = await federate();
    const stranger = (await makeTenant(app)).id;
    const foreign = path.replace(/tenants\/[^/]+/, `tenants/${stranger}`);
    expect((await app.api('GET', foreign)).status).toBe(404);
    expect((await app.api('DELETE', foreign)).status).toBe(404);
    expect((await app.api('POST', `${foreign}/test`, { assertion: 'a.b.c' })).status).toBe(404);
  });
});

function trustOf({ body }: Answer): object {
  const { issuer: iss, jwksUrl, subject, audience } = body;
  return { issuer: iss, jwksUrl, subject, audience };
}

describe('an assertion', () => {
  const unsigned = (header: object, claims: object = {}): string =>
    `${encode(header)}.${encode({ iss: issuer.issuer, tid: issuer.tid, exp: seconds() + 60, ...usual, ...claims })}.`;
  const byStranger = async (): Promise<string> => {
    const stranger = await startIssuer();
    // A key of the right name that someone else has.
    const { kid } = JSON.parse(Buffer.from((await issuer.sign(usual)).split('.')[0]!, 'base64url').toString());
    const assertion = await stranger.sign({ ...usual, iss: issuer.issuer, tid: issuer.tid }, { kid });
    await stranger.close();
    return assertion;
  };
  const withSharedSecret = async (): Promise<string> => {
    const [head] = (await issuer.sign(usual)).split('.');
    const { kid } = JSON.parse(Buffer.from(head!, 'base64url').toString());
    const body = unsigned({ alg: 'HS256', kid }).slice(0, -1);
    return `${body}.${createHmac('sha256', 'the public key').update(body).digest('base64url')}`;
  };

  const cases: [string, () => Promise<string> | string, string, RegExp][] = [
    ['of another issuer', () => issuer.sign({ ...usual, iss: 'https://evil.example' }), 'issuer', /evil\.example/],
    ['for another audience', () => issuer.sign({ ...usual, aud: randomUUID() }), 'audience', /expected/],
    ['for no audience', () => issuer.sign({ ...usual, aud: undefined }), 'audience', /missing/],
    ['of another subject', () => issuer.sign({ ...usual, sub: 'someone' }), 'subject', /"someone"/],
    ['of another tenant', () => issuer.sign({ ...usual, tid: randomUUID() }), 'tenant', /tid is/],
    ['of no tenant', () => issuer.sign({ ...usual, tid: undefined }), 'tenant', /missing/],
    ['of a key that is not published', () => issuer.sign(usual, { kid: 'unknown' }), 'key', /publishes no key/],
    ['that names no key', () => issuer.sign(usual, { kid: undefined }), 'key', /names no key/],
    ["signed with a stranger's key", byStranger, 'signature', /not signed with that key/],
    ['that is not signed', () => unsigned({ alg: 'none' }), 'algorithm', /"none"/],
    ['signed with a shared secret', withSharedSecret, 'algorithm', /"HS256"/],
    ['that has expired', () => issuer.sign({ ...usual, exp: seconds() - 90 }), 'expires', /expired at/],
    ['that never expires', () => issuer.sign({ ...usual, exp: undefined }), 'expires', /missing/],
    ['that lives for a year', () => issuer.sign({ ...usual, exp: seconds() + 31_536_000 }), 'expires', /25 hours/],
    ['that is not valid yet', () => issuer.sign({ ...usual, nbf: seconds() + 300 }), 'not-before', /not valid before/],
    ['from the future', () => issuer.sign({ ...usual, iat: seconds() + 300 }), 'issued-at', /issued at/],
    ['that is none', () => 'an-opaque-token', 'format', /not a JWT/],
  ];

  it.each(cases)(
    '%s is refused: the caller learns nothing, the tenant and the test why',
    async (_case, make, check, why) => {
      const { clientId, path, events } = await federate();
      const assertion = await make();
      const test = await app.api('POST', `${path}/test`, { assertion });
      expect(test).toMatchObject({ status: 200, body: { passed: false } });
      const faults = test.body.checks.filter(({ passed }: { passed: boolean }) => !passed);
      expect(faults.map(({ name }: { name: string }) => name)).toContain(check);

      const refused = await exchange(clientId, assertion);
      expect(refused).toMatchObject({ status: 401 });
      expect(refused.body).toEqual({ error: 'invalid_client', error_description: 'Client authentication failed.' });
      const [event] = await eventually(events, (items) => items.length > 0);
      expect(event).toMatchObject({ reason: 'assertion-refused', credentialId: clientId, source: '127.0.0.1' });
      expect(event!['detail']).toMatch(new RegExp(`^${check}: `));
      expect(event!['detail']).toMatch(why);
      expect(event!['detail']).not.toContain(assertion);
    },
  );

  it('is good once, at whichever instance', async () => {
    const { clientId, events } = await federate();
    const assertion = await issuer.sign(usual);
    expect((await exchange(clientId, assertion)).status).toBe(200);
    expect((await exchange(clientId, assertion)).body.error).toBe('invalid_client');
    expect((await exchange(clientId, assertion, second)).body.error).toBe('invalid_client');
    const [event] = await eventually(events, (items) => items.length > 0);
    expect(event!['detail']).toMatch(/^replay: /);

    const fresh = await issuer.sign(usual);
    const both = await Promise.all([exchange(clientId, fresh), exchange(clientId, fresh, second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('passes every check of the test, which does not use it up', async () => {
    const { clientId, path } = await federate();
    const assertion = await issuer.sign(usual);
    for (let time = 0; time < 2; time++) {
      const { body } = await app.api('POST', `${path}/test`, { assertion });
      expect(body.passed).toBe(true);
      expect(body.checks.map(({ name }: { name: string }) => name)).toEqual([
        ...['format', 'algorithm', 'key', 'signature', 'issuer', 'subject', 'audience', 'tenant'],
        ...['expires', 'not-before', 'issued-at', 'replay'],
      ]);
    }
    expect((await exchange(clientId, assertion)).status).toBe(200);
    const { body } = await app.api('POST', `${path}/test`, { assertion });
    expect(body.checks.at(-1)).toMatchObject({ name: 'replay', passed: false });
  });

  it('is refused for a client that there is none of', async () => {
    for (const clientId of [randomUUID(), 'nobody']) {
      expect((await exchange(clientId, await issuer.sign(usual))).body.error).toBe('invalid_client');
    }
  });
});

describe('the keys of an issuer', () => {
  it('are fetched once, and for unknown names no more than once a minute', async () => {
    const own = await startIssuer();
    const { clientId } = await federate({ issuer: own.issuer, jwksUrl: own.jwksUrl });
    for (let time = 0; time < 5; time++) {
      expect((await exchange(clientId, await own.sign(usual))).status).toBe(200);
    }
    expect(own.fetches).toBe(1);
    await own.rotate();
    const now = Date.now;
    for (let time = 0; time < 5; time++) {
      expect((await exchange(clientId, await own.sign(usual))).status).toBe(401);
    }
    expect(own.fetches).toBe(1);
    Date.now = () => now() + 61_000;
    try {
      const claims = { ...usual, iat: seconds() - 61, nbf: seconds() - 61 };
      expect((await exchange(clientId, await own.sign(claims))).status).toBe(200);
    } finally {
      Date.now = now;
    }
    expect(own.fetches).toBe(2);
    await own.close();
  });

  it.each([
    ['an error', { status: 503, body: '' }, /answers 503/],
    ['a redirection', { status: 302, body: '', headers: { Location: 'http://127.0.0.1/' } }, /answers 302/],
    ['something else', { status: 200, body: '<html>' }, /not a JSON Web Key Set/],
    ['too much', { status: 200, body: `{"keys":["${'x'.repeat(300_000)}"]}` }, /larger than 256 KiB/],
  ])('that its address answers with %s are reported', async (_case, answer, why) => {
    const own = await startIssuer();
    own.answerWith(answer);
    const { path } = await federate({ issuer: own.issuer, jwksUrl: own.jwksUrl });
    const { body } = await app.api('POST', `${path}/test`, { assertion: await own.sign(usual) });
    const check = body.checks.find(({ name }: { name: string }) => name === 'key');
    expect(check).toMatchObject({ passed: false, detail: expect.stringMatching(why) });
    await own.close();
  });

  it.each([
    ['over plain HTTP', 'http://login.example/keys', /HTTPS/],
    ['from this machine', 'https://127.0.0.1/keys', /no public address/],
    ['from this machine by IPv6', 'https://[::1]/keys', /no public address/],
    ['from the metadata of a cloud', 'https://169.254.169.254/keys', /no public address/],
    ['from a name that leads to this machine', 'https://localhost/keys', /no public address/],
  ])('are not fetched %s, unless the configuration allows it', async (_case, jwksUrl, why) => {
    const { path } = await federate({ jwksUrl });
    const { body } = await strict.api('POST', `${path}/test`, { assertion: await issuer.sign(usual) });
    const check = body.checks.find(({ name }: { name: string }) => name === 'key');
    expect(check).toMatchObject({ passed: false, detail: expect.stringMatching(why) });
  });
});
