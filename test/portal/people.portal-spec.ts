import { type App, startApp } from '../app.js';
import { runSimulation } from '../idp/index.js';
import { makeConnection } from '../make.js';
import { makePerson } from '../people.js';
import { scim, type ScimClient } from '../scim-client.js';
import { accessibilityFaults, fits, openRealBrowser, type RealBrowser, signInAt } from './browser.js';

let app: App;
let browser: RealBrowser;
let tenantId: string;
let root: string;
let provider: ScimClient;
let ada: string;

const SEARCHED_WITHIN_MS = 500;

beforeAll(async () => {
  app = await startApp();
  const connection = await makeConnection(app);
  ({ tenantId } = connection);
  provider = scim(connection);
  const { scimUrl, secret } = connection;
  const { failures } = await runSimulation({
    url: scimUrl,
    token: secret,
    users: 90,
    groups: 8,
    provider: 'entra',
    seed: 7,
  });
  expect(failures).toEqual([]);
  const boss = (await provider.post('/Users', { userName: 'grace@zz.example', displayName: 'Grace Zz' })).body.id;
  const manager = { 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: boss } } };
  const user = { userName: 'ada@zz.example', displayName: 'Ada Zz', title: 'Clerk', ...manager };
  ada = (await provider.post('/Users', user)).body.id;
  const { slug } = (await app.api('GET', `/tenants/${tenantId}`)).body;
  root = `/t/${slug}`;
  browser = await openRealBrowser(app);
  await signInAt(browser.page, (await makePerson(app, { id: tenantId }, 'admin')).email);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

const patch = (path: string, operation: object): Promise<unknown> => provider.patch(path, { Operations: [operation] });

describe('the users', () => {
  it('are searched, filtered and sorted, and the address says how', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByRole('heading', { name: 'Users' }).waitFor();
    await page.getByText(/^\d+ people$/).waitFor();
    await page.getByRole('table', { name: 'Users' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const counts: string[] = [];
    page.on('request', (request) => request.url().includes('/users/count') && counts.push(request.url()));
    await page.getByRole('searchbox', { name: 'Search users' }).fill('ZZ.example');
    await page.getByText('2 found').waitFor();
    // They are on one page: nobody searches a second time to count them.
    expect(counts).toEqual([]);
    await page.waitForURL('**/users?search=ZZ.example');
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await page.waitForURL('**sort=displayName**');
    await page.reload();
    await page.getByText('2 found').waitFor();
    expect(await page.getByRole('table').getByRole('link').allInnerTexts()).toEqual(['Ada Zz', 'Grace Zz']);
    expect(await page.getByRole('searchbox', { name: 'Search users' }).inputValue()).toBe('ZZ.example');

    await patch(`/Users/${ada}`, { op: 'replace', path: 'active', value: false });
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Inactive' }).click();
    await page.getByText('1 found').waitFor();
    await page.getByRole('searchbox', { name: 'Search users' }).fill('nobody has this');
    await page.getByText('Nobody matches').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByText(/^\d+ people$/).waitFor();
  }, 120_000);

  it('are read page by page, each from its beginning, with the keyboard as well', async () => {
    const { page } = browser;
    const next = page.getByRole('button', { name: 'Next' });
    await next.press('Enter');
    await page.getByText('Page 2', { exact: true }).waitFor();
    const { y } = (await page.getByRole('table', { name: 'Users' }).boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(400);
    await next.and(page.locator('[aria-disabled="true"]:focus')).waitFor();
    await next.press('Enter');
    await page.getByRole('button', { name: 'Previous' }).press('Enter');
    await page.getByText('Page 1', { exact: true }).waitFor();
  }, 120_000);

  it('have a page with what was sent, with the manager, and with what changed', async () => {
    const { page } = browser;
    await patch(`/Users/${ada}`, { op: 'replace', value: { title: 'Analyst', active: true } });
    await page.goto(`${root}/users/${ada}`);
    await page.getByRole('heading', { name: 'Ada Zz' }).waitFor();
    await page.getByRole('region', { name: 'At a glance' }).getByRole('link', { name: 'Grace Zz' }).waitFor();
    const change = page.getByRole('list', { name: 'Changes' }).getByRole('listitem').first();
    const row = change.getByRole('row', { name: /^title/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['Clerk', 'Analyst']);
    expect(await change.getByRole('link', { name: 'the request' }).getAttribute('href')).toMatch(
      /\/provisioning-log\/[\da-f-]{36}$/,
    );
    await page.getByRole('button', { name: /^As it came/ }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByText('JSON', { exact: true }).click();
    await page.getByRole('region', { name: 'Attributes as JSON' }).getByText('"ada@zz.example"').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 120_000);

  it('come back when an admin restores them', async () => {
    const { page } = browser;
    await provider.delete(`/Users/${ada}`);
    await page.goto(`${root}/users`);
    await page.getByRole('searchbox', { name: 'Search users' }).fill('a link followed before the search has begun');
    await page.getByRole('link', { name: 'Deleted users' }).click();
    await page.waitForTimeout(SEARCHED_WITHIN_MS);
    await page.getByRole('searchbox', { name: 'Search deleted users' }).fill('ada zz');
    await page.getByRole('link', { name: 'Ada Zz' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Ada Zz' }).click();
    await page.getByText('This user was deleted').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Restore the user' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('region', { name: 'At a glance' }).waitFor();
    await page.getByText('By hand, in Rollcall').waitFor();
  }, 120_000);
});

describe('the teams', () => {
  it('have pages with members, with who is waited for, and with a role that their members get', async () => {
    const { page } = browser;
    const team = (await provider.post('/Groups', { displayName: 'Zz pilots', members: [{ value: ada }] })).body.id;
    await patch(`/Groups/${team}`, { op: 'add', path: 'members', value: [{ value: 'stranger-17' }] });
    await page.getByRole('link', { name: 'Teams', exact: true }).click();
    await page.getByRole('table', { name: 'Teams' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('searchbox', { name: 'Search teams' }).fill('PILOTS');
    const others = page.getByRole('table', { name: 'Teams' }).getByRole('link').filter({ hasNotText: 'Zz pilots' });
    await others.first().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Zz pilots' }).click();
    await page.getByRole('table', { name: 'Members' }).getByRole('link', { name: 'Ada Zz' }).waitFor();
    await page.getByRole('table', { name: 'Pending members' }).getByText('stranger-17').waitFor();
    await page.getByRole('list', { name: 'Changes' }).getByText('1 joined').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('switch', { name: 'Give the members a role' }).click();
    await page.getByRole('combobox', { name: 'Role' }).fill('learner');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('banner').getByText('learner').or(page.locator('main header').getByText('learner')).waitFor();
    const roles = async (): Promise<string[]> =>
      (await app.api('GET', `/tenants/${tenantId}/users/${ada}`)).body.platformRoles;
    expect(await roles()).toEqual(['learner']);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('switch', { name: 'Give the members a role' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await roles()).toEqual([]);
  }, 120_000);

  it('tell of a change while they are looked at', async () => {
    const { page } = browser;
    await page.getByRole('searchbox', { name: 'Search members' }).fill('grace');
    await page.getByText('No member matches').waitFor();
    const [{ id } = { id: '' }] = (await app.api('GET', `/tenants/${tenantId}/users?search=grace@zz`)).body.items;
    const team = page.url().split('/').at(-1)!;
    await patch(`/Groups/${team}`, { op: 'add', path: 'members', value: [{ value: id }] });
    await page.getByRole('table', { name: 'Members' }).getByRole('link', { name: 'Grace Zz' }).waitFor();
  }, 60_000);
});

describe('on a phone', () => {
  it('every page fits, and lists are ordered by a choice', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['users', `users/${ada}`, 'users/deleted', 'teams']) {
      await page.goto(`${root}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Loading').first().waitFor({ state: 'detached' });
      expect([path, await fits(browser.page)]).toEqual([path, true]);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: 'Largest first' }).click();
    await page.waitForURL('**sort=memberCount**');
    await page.setViewportSize({ width: 1280, height: 900 });
  }, 120_000);
});

describe('the menu of a phone', () => {
  it('closes on Escape, which gives the focus back, and when the focus goes on to the page', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 390, height: 844 });
    const button = page.getByRole('button', { name: /the menu$/ });
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await button.click();
    await pages.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor({ state: 'hidden' });
    expect(await pages.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await pages.waitFor({ state: 'hidden' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await pages.waitFor();
    await page.getByRole('button', { name: /^Account of/ }).focus();
    await page.keyboard.press('Tab');
    await pages.waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1280, height: 900 });
  }, 60_000);
});

describe('a viewer', () => {
  it('sees everything and is offered nothing that changes something', async () => {
    const other = await openRealBrowser(app);
    try {
      const { page } = other;
      await signInAt(page, (await makePerson(app, { id: tenantId }, 'viewer')).email);
      const [{ id } = { id: '' }] = (await app.api('GET', `/tenants/${tenantId}/teams?search=pilots`)).body.items;
      await page.goto(`${root}/teams/${id}`);
      await page.getByText('Members get no role.').waitFor();
      expect(await page.getByRole('switch').count()).toBe(0);
      await provider.delete(`/Users/${ada}`);
      await page.goto(`${root}/users/deleted`);
      await page.getByRole('link', { name: 'Ada Zz' }).click();
      await page.getByText('This user was deleted').waitFor();
      expect(await page.getByRole('button', { name: 'Restore the user' }).count()).toBe(0);
      expect(other.faults).toEqual([]);
    } finally {
      await other.close();
    }
  }, 120_000);
});

describe('the pages', () => {
  it('have raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
