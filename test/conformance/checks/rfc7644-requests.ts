import { elements } from '../answer.js';
import { type Check, Skipped, may, must, section, should } from '../check.js';
import { expect, expectEqual, expectError, supported } from '../expect.js';
import { USER } from '../urns.js';

const authentication = section('RFC 7644 §2', [
  must('requests.no-token', 'a request without credentials is 401 with WWW-Authenticate', async (probe) => {
    const answer = await probe.send({ method: 'GET', path: '/Users?count=1', authorization: null });
    answer.is(401);
    expect(answer.header('www-authenticate') !== undefined, 'There is no WWW-Authenticate header.');
  }),
  must('requests.wrong-token', 'a wrong token is 401 with WWW-Authenticate', async (probe) => {
    const answer = await probe.send({ method: 'GET', path: '/Users?count=1', authorization: 'Bearer wrong' });
    answer.is(401);
    expect(answer.header('www-authenticate') !== undefined, 'There is no WWW-Authenticate header.');
  }),
  must('requests.no-token-no-write', 'a write without credentials is refused and does nothing', async (probe) => {
    const { id } = await probe.user();
    (await probe.send({ method: 'DELETE', path: `/Users/${id}`, authorization: null })).is(401);
    await probe.reread('Users', id);
  }),
  may('requests.anonymous', '/Me without credentials is no subject', async (probe) => {
    (await probe.send({ method: 'GET', path: '/Me', authorization: null })).is(401, 403, 404, 501);
  }),
]);

const version = section('RFC 7644 §3.13', [
  must('requests.version', 'a version that there is not is refused', async (probe) => {
    const { baseUrl } = probe.provider;
    if (!/\/v2(\/|$)/.test(baseUrl)) throw new Skipped('The SCIM URL names no version.');
    const answer = await probe.send({ method: 'GET', path: `${baseUrl.replace(/\/v2(?=\/|$)/, '/v9')}/Users?count=1` });
    expect(answer.status >= 400 && answer.status < 500, `Version 9 is answered with ${answer.status}.`);
  }),
]);

const formats = section('RFC 7644 §3.8', [
  must('requests.accept-scim', 'Accept: application/scim+json is answered in that type', async (probe) => {
    const type = (await probe.get('/Users?count=1')).is(200).header('content-type');
    expect(/^application\/scim\+json\b/.test(type ?? ''), `The Content-Type is ${String(type)}.`);
  }),
  should('requests.accept-json', 'Accept: application/json is answered with JSON', async (probe) => {
    const answer = await probe.get('/Users', { count: 1 }, { Accept: 'application/json' });
    expect(/[/+]json\b/.test(answer.is(200).header('content-type') ?? ''), 'The Content-Type is no JSON.');
  }),
  should('requests.accept-any', 'a request without a particular Accept is answered with JSON', async (probe) => {
    const answer = await probe.get('/Users', { count: 1 }, { Accept: '*/*' });
    expect(/[/+]json\b/.test(answer.is(200).header('content-type') ?? ''), 'The Content-Type is no JSON.');
  }),
  should('requests.send-json', 'a body as application/json is understood', async (probe) => {
    (await probe.post('/Users', probe.newUser(), { 'Content-Type': 'application/json; charset=utf-8' })).is(201);
  }),
  must('requests.utf-8', 'UTF-8 goes in and comes out', async (probe) => {
    const displayName = 'Zoë Łukasiewicz 山田 🎻 O’Neil\u0301';
    const { id } = await probe.user({ displayName });
    expectEqual((await probe.reread('Users', id)).displayName, displayName, 'displayName');
  }),
  must('requests.utf-8-escaped', 'JSON escapes are understood', async (probe) => {
    const userName = probe.name();
    const answer = await probe.post(
      '/Users',
      `{"schemas":["${USER}"],"userName":"${userName}","displayName":"\\u5c71\\ud83c\\udfbb"}`,
    );
    expectEqual(answer.is(201).resource.displayName, '山🎻', 'displayName');
  }),
  should('requests.invalid-utf-8', 'a body that is not UTF-8 is refused with 400', async (probe) => {
    const [head, tail] = [`{"schemas":["${USER}"],"userName":"${probe.name()}","displayName":"`, '"}'];
    const body = Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(tail)]);
    expectError(await probe.post('/Users', body), 400);
  }),
]);

const general = section('RFC 7644 §3.1', [
  must('requests.no-message-schemas', 'message schemas are not listed in /Schemas', async (probe) => {
    probe.needs('schemas');
    const messages = probe.provider.schemas.filter(({ id }) => String(id).includes(':api:messages:'));
    expectEqual(messages.length, 0, 'The number of message schemas');
    await Promise.resolve();
  }),
  should('requests.unknown-parameters', 'unknown query parameters are ignored', async (probe) => {
    const { id } = await probe.user();
    (await probe.get(`/Users/${id}`, { unheardOf: 'yes' })).is(200);
    (await probe.get('/Users?count=1&unheardOf')).is(200);
  }),
  should('requests.media-type', 'another media type is refused with 415', async (probe) => {
    expectError(
      await probe.post('/Users', 'userName=kim', { 'Content-Type': 'application/x-www-form-urlencoded' }),
      415,
    );
  }),
  should('requests.methods', 'a method that an endpoint does not have is refused with 405 and Allow', async (probe) => {
    for (const [method, path] of [
      ['DELETE', '/Users'],
      ['PUT', '/Users'],
    ] as const) {
      const answer = await probe.send({ method, path, body: method === 'PUT' ? {} : undefined });
      if (answer.status === 501) continue;
      expectError(answer, 405);
      expect(answer.header('allow') !== undefined, 'There is no Allow header.');
    }
  }),
]);

const sensitive = section('RFC 7644 §7.5.2', [
  should('requests.sensitive-search', 'what must not stand in a URL can be asked by POST /.search', async (probe) => {
    const { userName } = await probe.user({ phoneNumbers: [{ value: '555-0100', type: 'work' }] });
    const filter = `userName eq "${String(userName)}"`;
    const answer = supported(await probe.post('/Users/.search', searchFor(filter)), '/Users/.search');
    expectEqual(elements(answer.is(200).body, 'Resources').length, 1, 'The number of Resources');
  }),
]);

const searchFor = (filter: string): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
  filter,
});

const me = section('RFC 7644 §3.11', [
  should('me.answer', '/Me is the user, a redirection to it, or 501', async (probe) => {
    const answer = await probe.get('/Me');
    if (answer.status === 501) return expectError(answer, 501);
    answer.is(200, 308, 404);
    if (answer.status === 404) return expectError(answer, 404);
    expect(answer.header('location') !== undefined || answer.succeeded, 'There is no Location.');
  }),
]);

const errors = section('RFC 7644 §3.12', [
  must('errors.body', 'an error is a SCIM Error whose status is a string', async (probe) => {
    expectError(await probe.get('/Users/no-such-user'), 404);
  }),
  must('errors.media-type', 'an error is application/scim+json', async (probe) => {
    const type = (await probe.get('/Users/no-such-user')).header('content-type');
    expect(/^application\/scim\+json\b/.test(type ?? ''), `The Content-Type is ${String(type)}.`);
  }),
  must('errors.unauthorized', '401 has the body of a SCIM Error', async (probe) => {
    expectError(await probe.send({ method: 'GET', path: '/Users?count=1', authorization: null }), 401);
  }),
  must('errors.unknown-endpoint', 'an endpoint that there is not is 404 as a SCIM Error', async (probe) => {
    expectError(await probe.get('/Unheard-of'), 404);
  }),
  must('errors.broken-json', 'broken JSON is 400 invalidSyntax', async (probe) => {
    expectError(await probe.post('/Users', '{"schemas": ['), 400, 'invalidSyntax');
  }),
  must('errors.no-object', 'JSON that is no object is 400 invalidSyntax', async (probe) => {
    expectError(await probe.post('/Users', '["a user"]'), 400, 'invalidSyntax', 'invalidValue');
    expectError(await probe.post('/Users', '"a user"'), 400, 'invalidSyntax', 'invalidValue');
  }),
  must('errors.no-body', 'a POST without a body is 400', async (probe) => {
    expectError(await probe.send({ method: 'POST', path: '/Users' }), 400);
  }),
  must('errors.conflict', '409 carries the scimType uniqueness', async (probe) => {
    const { userName } = await probe.user();
    expectError(await probe.post('/Users', probe.newUser({ userName })), 409, 'uniqueness');
  }),
  should('errors.detail', 'an error says in words what is wrong', async (probe) => {
    const { detail } = (await probe.post('/Users', { schemas: [USER] })).is(400).body;
    expect(typeof detail === 'string' && detail.length > 10, 'There is no detail to read.');
  }),
  must('errors.no-leak', 'odd input is never answered with a 5xx', async (probe) => {
    for (const path of [
      '/Users/%00',
      '/Users/%F0%9F%8E%BB',
      `/Users/${'x'.repeat(400)}`,
      '/Users?filter=%00',
      '/Users?count=1e9',
    ]) {
      const answer = await probe.get(path);
      expect(answer.status < 500, `${path.slice(0, 30)} is answered with ${answer.status}.`);
    }
  }),
]);

export const requestChecks: Check[] = [
  ...authentication,
  ...general,
  ...formats,
  ...me,
  ...errors,
  ...version,
  ...sensitive,
];
