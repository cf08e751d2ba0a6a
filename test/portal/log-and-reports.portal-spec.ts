import { readFile } from 'node:fs/promises';
import { type App, startApp } from '../app.js';
import { eventually } from '../eventually.js';
import { startFaultyProvider } from '../faulty-provider.js';
import { runSimulation } from '../idp/index.js';
import { makeIntegration, makeSecret, makeTenant } from '../make.js';
import { makePerson } from '../people.js';
import { scim, type ScimClient } from '../scim-client.js';
import { accessibilityFaults, fits, openRealBrowser, type RealBrowser, signInAt } from './browser.js';

// Where screenshots are kept, for whoever wants to look at them.
const PICTURES = process.env['PORTAL_PICTURES'];

let app: App;
let browser: RealBrowser;
let tenantId: string;
let root: string;
let client: ScimClient;
/** The userName of the one whose account is mapped wrongly. */
let spoilt: string;

/** What Entra ID sends when `active` is mapped to the attribute itself, and not to whether it is so. */
async function provisionWithMistake(scimUrl: string, secret: string): Promise<void> {
  const { origin, pathname } = new URL(scimUrl);
  const faulty = await startFaultyProvider(origin, {
    name: 'one user has an active that is no boolean',
    noticedBy: [],
    before: ({ method, url, request }) => {
      if (method !== 'POST' || !/\/Users\b/.test(url)) return;
      spoilt ??= request.userName;
      if (request.userName === spoilt) request.active = 'Enabled';
    },
  });
  try {
    const { failures } = await runSimulation({
      ...{ url: faulty.url + pathname, token: secret, provider: 'entra' },
      ...{ users: 60, groups: 6, seed: 3, concurrency: 4 },
    });
    expect(failures.length).toBeGreaterThan(0);
  } finally {
    await faulty.close();
  }
}

/** The page as it is, light and dark and on a phone: nobody is kept out, and nothing is wider than the screen. */
async function inspect(name: string): Promise<void> {
  const { page } = browser;
  expect(await accessibilityFaults(page)).toEqual([]);
  await photograph(`${name}-light`);
  if (PICTURES) await page.emulateMedia({ colorScheme: 'dark' });
  await photograph(`${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(300);
  expect(await fits(page)).toBe(true);
  await photograph(`${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate('window.scrollTo(0, 0)');
  await page.mouse.move(5, 5);
}

async function photograph(name: string): Promise<void> {
  if (PICTURES) await browser.page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

beforeAll(async () => {
  app = await startApp();
  const tenant = await makeTenant(app);
  tenantId = tenant.id;
  root = `/t/${tenant.slug}`;
  const integration = await makeIntegration(app, tenant, { name: 'Head office', provider: 'entra' });
  const { secret } = await makeSecret(app, integration);
  client = scim({ scimUrl: integration.scimUrl, secret });
  browser = await openRealBrowser(app);
  // Whoever may only look can do all of this.
  await signInAt(browser.page, (await makePerson(app, tenant, 'viewer')).email);
  await browser.page.goto(`${root}/provisioning-log`);
  await browser.page.getByText('Nothing has come yet').waitFor();
  await provisionWithMistake(integration.scimUrl, secret);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

describe('the provisioning log', () => {
  it('has filled by itself', async () => {
    const { page } = browser;
    await page.getByRole('table', { name: 'Requests' }).waitFor();
    await page.getByRole('link', { name: 'Search teams' }).first().waitFor();
    await inspect('log');
  });

  it('leads from a failure to what to do about it, by clicking alone', async () => {
    const { page } = browser;
    await page.getByRole('combobox', { name: 'Outcome' }).click();
    await page.getByRole('option', { name: 'Failed' }).click();
    await page.waitForURL('**/provisioning-log?outcome=failed');
    await page.getByRole('combobox', { name: 'Operation' }).click();
    await page.getByRole('option', { name: 'Create' }).click();
    await page.waitForURL('**/provisioning-log?outcome=failed&operation=create');
    const row = page.getByRole('row').filter({ hasText: spoilt.toLowerCase() }).first();
    await row.getByText('400 Bad request').waitFor();
    const title = await row
      .getByText(/active/i)
      .first()
      .innerText();
    await row.getByRole('link', { name: 'Create user' }).click();
    await page.getByRole('heading', { name: title.split('\n').at(-1)! }).waitFor();
    for (const part of ['What was sent', 'Why it was refused', 'What to do', 'Where', 'The standard']) {
      await page.getByText(part, { exact: true }).waitFor();
    }
    const request = page.getByRole('region', { name: 'Body of the request' });
    expect(await request.innerText()).toContain(spoilt);
    expect(await page.getByRole('region', { name: 'Body of the response' }).innerText()).toContain('"400"');
    await inspect('entry-failed');
    await page.getByRole('link', { name: 'Provisioning log' }).last().click();
    await page.waitForURL('**/provisioning-log?outcome=failed&operation=create');
  });

  it('shows what a request changed, and leads to whom', async () => {
    const { page } = browser;
    const { id } = (await client.post('/Users', { userName: 'ada@zz.example', displayName: 'Ada Zz' })).body;
    await client.patch(`/Users/${id}`, { Operations: [{ op: 'replace', path: 'title', value: 'Clerk' }] });
    await page.goto(`${root}/provisioning-log`);
    await page.getByRole('searchbox', { name: 'Search the log' }).fill('ADA@zz');
    await page.waitForURL('**/provisioning-log?search=ADA%40zz');
    await page.getByRole('link', { name: 'ada@zz.example' }).first().waitFor();
    await page.goto(`${root}/provisioning-log?resourceId=${id}&operation=patch`);
    await page.getByRole('link', { name: 'Change user' }).click();
    await page.getByRole('rowheader', { name: 'title' }).waitFor();
    await page.getByRole('cell', { name: 'Clerk' }).waitFor();
    const changed = page.getByRole('list', { name: 'Changes' }).getByRole('link', { name: 'ada@zz.example' });
    expect(await changed.getAttribute('href')).toBe(`${root}/users/${id}`);
    await inspect('entry');
  });

  it('does not move what somebody reads, and says what has come', async () => {
    const { page } = browser;
    await page.goto(`${root}/provisioning-log?operation=create`);
    const first = page.getByRole('row').nth(1);
    await first.waitFor();
    await first.hover();
    const before = await first.innerText();
    await client.post('/Users', { userName: 'bea@zz.example' });
    const waiting = page.getByRole('button', { name: '1 new request' });
    await waiting.waitFor();
    expect(await first.innerText()).toBe(before);
    await waiting.click();
    await eventually(
      () => first.innerText(),
      (text) => text.includes('bea@zz.example'),
    );
    await page.mouse.move(5, 5);
    await client.post('/Users', { userName: 'cleo@zz.example' });
    await eventually(
      () => first.innerText(),
      (text) => text.includes('cleo@zz.example'),
      15_000,
    );
    await page.getByRole('switch', { name: 'Live' }).click();
    await client.post('/Users', { userName: 'dora@zz.example' });
    await waiting.waitFor();
    expect(await first.innerText()).toContain('cleo@zz.example');
  });

  it('says when it does not have a request', async () => {
    await browser.page.goto(`${root}/provisioning-log/01a205a1-f598-7174-a002-468c0a676459`);
    await browser.page.getByText('The log does not have this request').waitFor();
  });
});

describe('the reports', () => {
  it('tell how it goes, in words, drawings and tables', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    const people = page.getByRole('slider', { name: /active people on the first day/ });
    await people.press('ArrowLeft');
    expect(await people.getAttribute('aria-valuetext')).toMatch(/: Active \d+, Inactive \d+$/);
    await page.getByRole('slider', { name: /of which \d+ failed/ }).waitFor();
    await page.getByText('comes when it should').waitFor();
    await inspect('reports');
    await page.getByRole('button', { name: 'Joined and left per day: show the table' }).click();
    const table = page.getByRole('table', { name: 'Joined and left per day' });
    const { body } = await app.api('GET', `/tenants/${tenantId}/reports/people`);
    expect(await table.getByRole('row').last().innerText()).toContain(String(body.days.at(-1).joined));
  });

  it('lead from a kind of error to its requests', async () => {
    const { page } = browser;
    const kinds = page.getByRole('table', { name: 'Errors by kind' });
    await kinds.getByRole('link').first().click();
    await page.waitForURL('**/provisioning-log?*status=*');
    await page.getByRole('table', { name: 'Requests' }).waitFor();
    await page.goBack();
  });

  it('are of the days that are chosen, and are exported as such', async () => {
    const { page } = browser;
    await page.getByRole('combobox', { name: 'Period' }).click();
    await page.getByRole('option', { name: 'Last 7 days' }).click();
    await page.waitForURL('**/reports?from=*');
    await eventually(
      () =>
        page
          .getByRole('link', { name: /^Export as CSV/ })
          .first()
          .getAttribute('href'),
      (href) => href!.includes('from='),
    );
    for (const [name, heading, rows] of [
      ['Summary', 'figure,value', 10],
      ['Sync health', 'integrationId,name', 2],
      ['People', 'day,active', 8],
      ['Errors by kind', 'operation,status', 2],
      ['Traffic', 'at,requests', 8],
      ['Teams by size', 'id,displayName', 2],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: `Export as CSV: ${name}` }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\.csv$/);
      const text = await readFile(await file.path(), 'utf8');
      expect(text).toContain(heading);
      expect(text.trim().split('\n').length).toBeGreaterThanOrEqual(rows);
    }
  });

  it('have raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
