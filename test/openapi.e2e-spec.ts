import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type App, startApp } from './app.js';
import { call } from './call.js';

describe('the API document', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  it('is committed as the code describes itself: `npm run openapi` writes it', async () => {
    // From the compiled code, because only the compiler's swagger plugin reads the comments.
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/openapi.js']);
    expect(stdout).toBe(await readFile('docs/openapi.json', 'utf8'));
  });

  it('is served as a page and as JSON, with a security scheme for each face', async () => {
    const page = await call(`${app.url}/docs`, { method: 'GET' });
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('Swagger UI') });
    const script = await call(`${app.url}/docs/swagger-ui-bundle.js`, { method: 'GET' });
    expect(script.status).toBe(200);
    const { status, body } = await call(`${app.url}/docs/openapi.json`, { method: 'GET' });
    expect(status).toBe(200);
    expect(Object.keys(body.components.securitySchemes)).toEqual(['key', 'session', 'scim']);
    expect(body.paths['/api/tenants'].post.security).toEqual([{ key: [] }, { session: [] }]);
    expect(body.paths['/scim/v2/{integrationId}/Users'].post.security).toEqual([{ scim: [] }]);
  });
});
