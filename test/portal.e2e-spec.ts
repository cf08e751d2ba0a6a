import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { makeTenant } from './make.js';
import { makeSetUpLink, PASSWORD, post, tokenOf, uniqueEmail } from './people.js';

const ADDRESSES = ['/', '/sign-in', '/set-up', '/accept-invitation', '/reset-password', '/t/acme/users/42?tab=history'];
const ASSETS = join(import.meta.dirname, '../dist/portal/assets');
const MOST_BYTES = 300_000;
const HTML = 'text/html; charset=utf-8';

describe('the portal', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  /** As a browser asks for a page. */
  const open = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    call(app.url + path, {
      method: 'GET',
      headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers },
    });

  /** What a browser loads with the page, by the addresses that the page names. */
  async function loadWith(headers: Record<string, string> = {}): Promise<Answer[]> {
    const { body } = await open('/');
    const names = [...(body as string).matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, name]) => name!);
    return Promise.all(names.map((name) => open(new URL(name, `${app.url}/`).pathname, headers)));
  }

  it.each(ADDRESSES)('serves its page at %s, checked anew at every visit', async (address) => {
    const { status, headers, body } = await open(address);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, HTML, 'no-cache']);
    expect(body).toMatch(/^<!doctype html>/);
    // A deep link finds the files of the page as well.
    expect(body).toContain('<base href="/" />');
  });

  it('answers HEAD as it answers GET', async () => {
    const { status, headers } = await call(`${app.url}/sign-in`, { method: 'HEAD', headers: { Accept: 'text/html' } });
    expect([status, headers.get('content-type')]).toEqual([200, HTML]);
  });

  it('serves the files that the page names, for ever, and compressed to who understands that', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const loaded = await loadWith({ 'Accept-Encoding': encoding });
      expect(loaded.length).toBeGreaterThan(2);
      for (const { status, headers } of loaded) {
        expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
        expect(headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      }
    }
  });

  it('is less than 300 kB in all, compressed', async () => {
    const files = (await readdir(ASSETS)).filter((name) => /\.(?:js|css)\.gz$/.test(name));
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(ASSETS, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  it('works below a path of a reverse proxy', async () => {
    const proxied = await startApp({ databaseUrl: app.databaseUrl, publicUrl: 'https://example.com/rollcall' });
    const { body } = await call(`${proxied.url}/t/acme`, { method: 'GET', headers: { Accept: 'text/html' } });
    expect(body).toContain('<base href="/rollcall/" />');
    await proxied.close();
  });

  it('obeys the policy that is sent with it: no script or style within the page, no frame, no referrer', async () => {
    const { headers, body } = await open('/sign-in');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/);
  });

  it('is where every link leads, and keeps nothing of its token', async () => {
    const tenant = await makeTenant(app);
    const email = uniqueEmail();
    const setUp = (await makeSetUpLink(app))!;
    const invited = await app.api('POST', `/tenants/${tenant.id}/invitations`, { email, role: 'admin' });
    const body = { token: tokenOf(invited.body.url), name: 'Kim', password: PASSWORD };
    const { body: account } = await post(app, '/invitations/accept', body);
    const reset = await app.api('POST', `/tenants/${tenant.id}/admins/${account.id}/password-reset`);
    for (const url of [setUp, invited.body.url, reset.body.url] as string[]) {
      const page = await open(url.replace(app.url, ''));
      expect([page.status, page.headers.get('content-type')]).toEqual([200, HTML]);
      expect(page.body).not.toContain(tokenOf(url));
    }
  });

  it('is found at /portal as well', async () => {
    const { status, headers } = await fetch(`${app.url}/portal`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, '/']);
  });

  it('leaves to programs what is theirs: an unknown address there is no page', async () => {
    const unknown = [
      '/api/other',
      '/oauth/other',
      '/docs/other',
      '/health/other',
      '/.well-known/other',
      '/assets/x.js',
    ];
    for (const path of [...unknown, '/assets/..%2findex.html', '//api/other']) {
      const { status, headers } = await open(path);
      expect([path, status, headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
    const scim = await open('/scim/other');
    expect([scim.status, scim.headers.get('content-type')]).toEqual([404, 'application/scim+json; charset=utf-8']);
    const wrongMethod = await open('/api/set-up');
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('tells programs that ask for a page that there is nothing', async () => {
    for (const accept of ['application/json', 'application/scim+json', '*/*']) {
      const { status, headers } = await open('/Users', { Accept: accept });
      expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    }
    const { status } = await call(`${app.url}/sign-in`, { method: 'POST', headers: { Accept: 'text/html' } });
    expect(status).toBe(404);
  });
});
