import { SetUpService } from '../src/admins/set-up.service.js';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { makeTenant } from './make.js';
import { tokenOf, uniqueEmail } from './people.js';

const ADDRESSES = ['/portal/sign-in', '/portal/set-up', '/portal/accept-invitation', '/portal/reset-password'];
const HTML = 'text/html; charset=utf-8';

describe('the portal', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  const get = (path: string): Promise<Answer> => call(app.url + path, { method: 'GET' });

  /** What a browser loads with the page, by the addresses that the page names. */
  async function loadWith(address: string): Promise<Answer[]> {
    const { body } = await get(address);
    const names = [...(body as string).matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)].map(([, name]) => name!);
    return Promise.all(names.map((name) => get(new URL(name, app.url + address).pathname)));
  }

  it.each(ADDRESSES)('serves its page at %s, checked anew at every visit', async (address) => {
    const { status, headers, body } = await get(address);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, HTML, 'no-cache']);
    expect(body).toMatch(/^<!doctype html>/);
  });

  it.each(ADDRESSES)('serves the script and the stylesheet that the page at %s names', async (address) => {
    const loaded = await loadWith(address);
    expect(loaded.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'text/css; charset=utf-8'],
      [200, 'text/javascript; charset=utf-8'],
    ]);
    for (const { headers } of loaded) expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('obeys the policy that is sent with it: no script or style within the page, no frame, no referrer', async () => {
    const { headers, body } = await get('/portal/sign-in');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/);
  });

  it('is where every link leads, and keeps nothing of its token', async () => {
    const tenant = await makeTenant(app);
    const email = uniqueEmail();
    const setUp = (await app.nest.get(SetUpService).makeLink())!;
    const invited = await app.api('POST', `/tenants/${tenant.id}/invitations`, { email, role: 'admin' });
    const body = { token: tokenOf(invited.body.url), name: 'Kim', password: 'a sentence of mine' };
    const { body: account } = await call(`${app.url}/api/invitations/accept`, { method: 'POST', body });
    const reset = await app.api('POST', `/tenants/${tenant.id}/admins/${account.id}/password-reset`);
    for (const url of [setUp, invited.body.url, reset.body.url] as string[]) {
      const page = await call(url, { method: 'GET' });
      expect([page.status, page.headers.get('content-type')]).toEqual([200, HTML]);
      expect(page.body).not.toContain(tokenOf(url));
    }
  });

  it('leads from its root to signing in', async () => {
    const { status, headers } = await fetch(`${app.url}/portal`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, '/portal/sign-in']);
  });

  it('has no other pages', async () => {
    for (const path of ['/portal/other', '/portal/portal.html', '/portal/pages/portal.js', '/portal/..%2fmain.js']) {
      const { status, headers } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
