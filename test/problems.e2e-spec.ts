import { jest } from '@jest/globals';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { makeConnection } from './make.js';

const MIB = 1024 * 1024;

describe('problems', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  const post = (body: unknown, type = 'application/json'): Promise<Answer> =>
    call(`${app.url}/api/tenants`, {
      method: 'POST',
      bearer: app.operatorKey,
      body,
      headers: { 'Content-Type': type },
    });

  function expectProblem(answer: Answer, status: number, title: string): void {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      title,
      status,
      detail: expect.stringMatching(/./),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    });
  }

  it.each([
    ['text', '{"name":'],
    ['words', 'name=Acme'],
    ['a prototype', '{"__proto__": {"admin": true}, "name": "a", "slug": "b"}'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ])('answers 400 for a body of %s', async (_case, body) => {
    expectProblem(await post(body), 400, 'Bad Request');
  });

  it.each([['null'], ['[]'], ['"Acme"'], ['5'], ['']])('answers 400 for the body %j', async (body) => {
    expectProblem(await post(body), 400, 'Bad Request');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])(
    'answers 415 for %s',
    async (type) => {
      expectProblem(await post('x', type), 415, 'Unsupported Media Type');
    },
  );

  it('answers 415 for a body without a media type, which a page of someone else could send', async () => {
    const headers = { Authorization: `Bearer ${app.operatorKey}` };
    const body = new Blob(['{"name":"a","slug":"b"}']);
    expect((await fetch(`${app.url}/api/tenants`, { method: 'POST', headers, body })).status).toBe(415);
  });

  it('reads JSON also where a charset is named', async () => {
    const answer = await post({ name: 'Zoë', slug: 'zoe' }, 'application/json; charset=utf-8');
    expect(answer).toMatchObject({ status: 201, body: { name: 'Zoë' } });
  });

  it('answers 413 for a body of more than 16 MiB, and reads one of almost as many', async () => {
    expectProblem(await post(' '.repeat(16 * MIB + 1)), 413, 'Payload Too Large');
    expectProblem(await post(' '.repeat(15 * MIB) + '{}'), 400, 'Bad Request');
  });

  it.each(['/nothing', '/api', '/api/nothing', '/docs/nothing'])('answers 404 at %s', async (path) => {
    expectProblem(await call(app.url + path, { method: 'GET' }), 404, 'Not Found');
  });

  it.each([
    ['DELETE', '/api/tenants', 'GET, HEAD, POST'],
    ['PUT', '/api/tenants/01a205a1-f598-7174-a002-468c0a676459', 'DELETE, GET, HEAD, PATCH'],
    ['POST', '/health/live/', 'GET, HEAD'],
    ['OPTIONS', '/api//tenants', 'GET, HEAD, POST'],
  ])('answers 405 for %s %s and tells the methods', async (method, path, allowed) => {
    const answer = await call(app.url + path, { method });
    expectProblem(answer, 405, 'Method Not Allowed');
    expect(answer.headers.get('allow')).toBe(allowed);
  });

  it('answers malformed and over-long addresses', async () => {
    expectProblem(await call(`${app.url}/api/%ZZ`, { method: 'GET' }), 400, 'Bad Request');
    expectProblem(await call(`${app.url}/api/tenants/${'x'.repeat(600)}`, { method: 'GET' }), 414, 'URI Too Long');
  });

  it.each([
    ['no key', undefined, 'Bearer realm="rollcall"'],
    ['a wrong key', 'Bearer guessed', 'Bearer realm="rollcall", error="invalid_token"'],
    ['no scheme', 'guessed', 'Bearer realm="rollcall"'],
  ])('answers 401 with a challenge for %s', async (_case, authorization, challenge) => {
    const headers = authorization ? { Authorization: authorization } : undefined;
    const answer = await call(`${app.url}/api/tenants`, { method: 'GET', headers });
    expectProblem(answer, 401, 'Unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
  });

  it('does not take the secret of an integration for the operator key', async () => {
    const { secret } = await makeConnection(app);
    expectProblem(await call(`${app.url}/api/tenants`, { method: 'GET', bearer: secret }), 401, 'Unauthorized');
  });

  it('speaks SCIM below /scim, also of what no controller sees', async () => {
    const { scimUrl, secret } = await makeConnection(app);
    const users = `${scimUrl}/Users`;
    const scimJson = { 'Content-Type': 'application/scim+json' };
    const answers = [
      await call(`${app.url}/scim/v3/Users`, { method: 'GET' }),
      await call(`${app.url}//scim/`, { method: 'GET' }),
      await call(`${app.url}/scim/v2/%ZZ`, { method: 'GET' }),
      await call(users, { method: 'POST', bearer: secret, body: '{', headers: scimJson }),
      await call(users, { method: 'POST', bearer: secret, body: 'x', headers: { 'Content-Type': 'text/plain' } }),
      await call(users, { method: 'POST', bearer: secret, body: ' '.repeat(16 * MIB + 1), headers: scimJson }),
      await call(users, { method: 'DELETE', bearer: secret }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 400, 415, 413, 405]);
    for (const { status, headers, body } of answers) {
      expect(headers.get('content-type')).toContain('application/scim+json');
      expect(body).toMatchObject({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(status),
        detail: expect.stringMatching(/./),
      });
    }
  });

  it('sends security headers with every answer', async () => {
    for (const path of ['/api/tenants', '/docs', '/nothing', '/scim/v2/x/Users', '/scim/v2']) {
      const { headers } = await call(app.url + path, { method: 'GET' });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      if (path.startsWith('/scim/')) {
        expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
        continue;
      }
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });
});

describe('an error that nobody foresaw', () => {
  it('is a 500 that tells the caller nothing, and the log everything but the key', async () => {
    const app = await startApp();
    await app.query('ALTER TABLE tenants RENAME COLUMN slug TO slug_is_gone');
    const log: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((line) => log.push(String(line)) > 0);
    const answer = await app.api('GET', '/tenants?limit=7').finally(() => write.mockRestore());
    await app.close();

    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: 'The service failed to answer this request; its log tells why.',
      instance: expect.any(String),
    });
    const told = log.join('');
    expect(told).toContain('slug does not exist');
    expect(told).toContain(answer.body.instance.replace('urn:uuid:', ''));
    expect(told).not.toContain(app.operatorKey);
    expect(told).not.toContain('limit=7');
  });
});
