import { Secret, TOTP } from 'otpauth';
import type { AccountResponse } from '../src/admins/account.dto.js';
import { SetUpService } from '../src/admins/set-up.service.js';
import type { App } from './app.js';
import { type Answer, call } from './call.js';
import { unique } from './make.js';

export const PASSWORD = 'a sentence of mine';

/** A browser at the portal: it keeps the session's cookie, and says that its own page sends the requests. */
export interface Browser {
  /** The cookie as it would be sent, name and value. */
  cookie: string | undefined;
  readonly api: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  signIn(email: string, password?: string, more?: object): Promise<Answer>;
}

export interface Person extends Browser {
  readonly id: string;
  readonly email: string;
}

export function openBrowser(app: App): Browser {
  const browser: Browser = {
    cookie: undefined,
    api: async (method, path, body, headers) => {
      const cookie = browser.cookie === undefined ? undefined : { Cookie: browser.cookie };
      const answer = await call(`${app.url}/api${path}`, {
        method,
        body,
        headers: { 'Sec-Fetch-Site': 'same-origin', ...cookie, ...headers },
      });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';', 1);
        browser.cookie = pair.endsWith('=') ? undefined : pair;
      }
      return answer;
    },
    signIn: (email, password = PASSWORD, more = {}) => browser.api('POST', '/session', { email, password, ...more }),
  };
  return browser;
}

export const uniqueEmail = (): string => `${unique('kim')}@example.com`;

/** What stands behind the # of a link. */
export const tokenOf = (url: string): string => url.slice(url.indexOf('#') + 1);

/** Sends as somebody who is not signed in, such as who follows a link. */
export const post = (app: App, path: string, body: unknown): Promise<Answer> =>
  call(`${app.url}/api${path}`, { method: 'POST', body });

/** The link by which the first operator comes in; null once one has. */
export const makeSetUpLink = (app: App): Promise<string | null> => app.nest.get(SetUpService).makeLink();

/** What an authenticator with this seed shows now, or as many half minutes ahead. */
export const codeOf = (seed: string, ahead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: Date.now() + ahead * 30_000 });

/** Somebody with this role in the tenant, signed in. */
export async function makePerson(app: App, tenant: { id: string }, role: 'viewer' | 'admin'): Promise<Person> {
  const email = uniqueEmail();
  const invited = await app.api('POST', `/tenants/${tenant.id}/invitations`, { email, role });
  return acceptAndSignIn(app, email, invited);
}

/** An operator, signed in; the first one or a later one. */
export async function makeOperator(app: App): Promise<Person> {
  const email = uniqueEmail();
  const link = await makeSetUpLink(app);
  if (link === null) return acceptAndSignIn(app, email, await app.api('POST', '/invitations', { email }));
  const body = { token: tokenOf(link), email, name: 'Olu', password: PASSWORD };
  return signedIn(app, email, await post(app, '/set-up', body));
}

async function acceptAndSignIn(app: App, email: string, invited: Answer): Promise<Person> {
  if (invited.status !== 201) throw new Error(`The invitation was answered with ${JSON.stringify(invited.body)}`);
  const body = { token: tokenOf(invited.body.url), name: 'Kim', password: PASSWORD };
  return signedIn(app, email, await post(app, '/invitations/accept', body));
}

async function signedIn(app: App, email: string, accepted: Answer): Promise<Person> {
  if (accepted.status !== 201) throw new Error(`The link was answered with ${JSON.stringify(accepted.body)}`);
  const browser = openBrowser(app);
  const answer = await browser.signIn(email);
  if (answer.status !== 200) throw new Error(`Signing in was answered with ${JSON.stringify(answer.body)}`);
  return Object.assign(browser, { id: (accepted.body as AccountResponse).id, email });
}

/** An API key of the tenant, and a way to call with it. */
export async function makeApiKey(
  app: App,
  tenant: { id: string },
  role: 'viewer' | 'admin',
): Promise<{ id: string; key: string; api: Browser['api'] }> {
  const { status, body } = await app.api('POST', `/tenants/${tenant.id}/api-keys`, { name: unique('key'), role });
  if (status !== 201) throw new Error(`The API key was answered with ${JSON.stringify(body)}`);
  const api: Browser['api'] = (method, path, sent, headers) =>
    call(`${app.url}/api${path}`, { method, body: sent, bearer: body.key, headers });
  return { id: body.id, key: body.key, api };
}
