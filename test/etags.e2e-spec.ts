import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { ScimClient } from './scim-client.js';

let app: App;
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
  client = scim(await makeConnection(app));
});
afterAll(() => app.close());

const rename = (path: string, value: string): object => ({ Operations: [{ op: 'replace', path, value }] });

describe.each([
  ['a user', '/Users', 'title', (): object => ({ userName: unique('u') })],
  ['a group', '/Groups', 'externalId', (): object => ({ displayName: unique('g') })],
])('the version of %s', (_, endpoint, attribute, make) => {
  const create = async (): Promise<{ path: string; version: string; body: object }> => {
    const body = make();
    const answer = await client.post(endpoint, body);
    return { path: `${endpoint}/${answer.body.id}`, version: answer.headers.get('etag')!, body };
  };

  it('is in meta.version and in ETag, and 304 answers whoever has it', async () => {
    const { path, version } = await create();
    expect(version).toBe('W/"1"');
    expect((await client.get(path)).body.meta.version).toBe(version);
    for (const seen of [version, `W/"7", ${version}`, '*', '"1"']) {
      const answer = await client.get(path, { 'If-None-Match': seen });
      expect([seen, answer.status, answer.body]).toEqual([seen, 304, undefined]);
    }
    expect((await client.get(path, { 'If-None-Match': 'W/"2"' })).status).toBe(200);
  });

  it('is required by If-Match: 412 otherwise, and nothing changes', async () => {
    const { path, version, body } = await create();
    for (const stale of ['W/"2"', 'W/"2", W/"3"', 'nonsense']) {
      const headers = { 'If-Match': stale };
      for (const answer of [
        await client.patch(path, rename(attribute, 'x'), headers),
        await client.put(path, { ...body, [attribute]: 'x' }, headers),
        await client.delete(path, headers),
      ]) {
        expect(answer.status).toBe(412);
        expect(answer.body).toMatchObject({ status: '412', detail: expect.stringContaining('If-Match') });
      }
    }
    expect((await client.get(path)).headers.get('etag')).toBe(version);
    expect((await client.patch(path, rename(attribute, 'x'), { 'If-Match': version })).status).toBeLessThan(300);
    expect((await client.put(path, { ...body, [attribute]: 'y' }, { 'If-Match': '*' })).status).toBe(200);
    expect((await client.delete(path, { 'If-Match': version })).status).toBe(412);
    expect((await client.delete(path, { 'If-Match': 'W/"3"' })).status).toBe(204);
    expect((await client.delete(path, { 'If-Match': 'W/"3"' })).status).toBe(404);
  });

  it('lets one of sixteen changes through that all name it', async () => {
    const { path, version } = await create();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_each, i) => client.patch(path, rename(attribute, `v${i}`), { 'If-Match': version })),
    );
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(15);
  });
});
