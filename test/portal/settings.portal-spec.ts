import type { Page } from 'playwright-core';
import { type App, startApp } from '../app.js';
import { makeTenant } from '../make.js';
import { makeOperator, makePerson, type Person, uniqueEmail } from '../people.js';
import { accessibilityFaults, openRealBrowser, type RealBrowser, signInAt } from './browser.js';

const TABS = {
  tenant: 'Tenant',
  people: 'People',
  'api-keys': 'API keys',
  schemas: 'Schemas',
  entitlements: 'Roles and entitlements',
  'audit-log': 'Audit log',
};

describe('the settings of a tenant', () => {
  let app: App;
  let browser: RealBrowser;
  let page: Page;
  let tenant: { id: string; slug: string; name: string };
  let admin: Person;
  const dialog = (): ReturnType<Page['getByRole']> => page.getByRole('dialog');
  const openTab = async (path: keyof typeof TABS): Promise<void> => {
    await page.goto(`/t/${tenant.slug}/settings/${path}`);
    await page.getByRole('tabpanel', { name: TABS[path] }).getByRole('heading').first().waitFor();
  };
  const chooseAction = async (of: string, name: string): Promise<void> => {
    await page.getByRole('button', { name: of }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
    admin = await makePerson(app, tenant, 'admin');
    browser = await openRealBrowser(app);
    ({ page } = browser);
    await signInAt(page, admin.email);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it('are reached by clicking', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    for (const [path, name] of Object.entries(TABS)) {
      await page.getByRole('tab', { name }).click();
      await page.waitForURL(`**/settings/${path}`);
      await page.getByRole('tabpanel', { name }).getByRole('heading').first().waitFor();
    }
  });

  it.each(Object.keys(TABS) as (keyof typeof TABS)[])(
    'are usable by everybody, in light and in dark: %s',
    async (path) => {
      await openTab(path);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('rename the tenant, and follow its new slug', async () => {
    await openTab('tenant');
    const slug = `${tenant.slug}-renamed`;
    await page.getByLabel('Name', { exact: true }).fill('Globex');
    await page.getByLabel('Slug').fill(slug);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(`**/t/${slug}/settings`);
    await page.getByText('Who may do what in Globex').waitFor();
    expect((await admin.api('GET', `/tenants/${tenant.id}`)).body).toMatchObject({ name: 'Globex', slug });
    tenant = { ...tenant, slug, name: 'Globex' };
  });

  it('invite somebody by a link that is shown once, make another, and withdraw it', async () => {
    const email = uniqueEmail();
    await openTab('people');
    await page.getByRole('button', { name: 'Invite' }).click();
    await dialog().getByLabel('E-mail').fill(email);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Invite' }).click();
    const link = dialog().getByRole('group', { name: `Invitation for ${email}` });
    const first = await link.locator('code').textContent();
    expect(first).toContain('/accept-invitation#');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Done' }).click();

    await chooseAction(`Actions for the invitation of ${email}`, 'Send again');
    await dialog().getByRole('button', { name: 'Send again' }).click();
    await link.waitFor();
    expect(await link.locator('code').textContent()).not.toBe(first);
    await dialog().getByRole('button', { name: 'Done' }).click();

    await chooseAction(`Actions for the invitation of ${email}`, 'Withdraw');
    await dialog().getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByText('No invitation waits for an answer.').waitFor();
  });

  it('change the role of a person, make a link for a new password, and remove the person', async () => {
    const person = await makePerson(app, tenant, 'viewer');
    const row = page.getByRole('row').filter({ hasText: person.email });
    await openTab('people');
    const actions = row.getByRole('button');
    await actions.click();
    await page.getByRole('menuitem', { name: 'Make an admin' }).click();
    await dialog().getByRole('button', { name: 'Make an admin' }).click();
    await row.getByText('Admin', { exact: true }).waitFor();

    await actions.click();
    await page.getByRole('menuitem', { name: 'Let choose a new password' }).click();
    await dialog().getByRole('button', { name: 'Make the link' }).click();
    await dialog().getByText('/reset-password#').waitFor();
    await dialog().getByRole('button', { name: 'Done' }).click();

    await actions.click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
    const { body } = await admin.api('GET', `/tenants/${tenant.id}/admins`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([admin.id]);
  });

  it('create an API key that works, and delete it', async () => {
    await openTab('api-keys');
    await page.getByRole('button', { name: 'New API key' }).click();
    await dialog().getByLabel('Name').fill('Terraform');
    await dialog().getByRole('button', { name: 'Create the key' }).click();
    const key = await dialog().getByRole('group', { name: 'API key' }).locator('code').textContent();
    const use = (): Promise<Response> =>
      fetch(`${app.url}/api/tenants/${tenant.id}`, { headers: { Authorization: `Bearer ${key}` } });
    expect((await use()).status).toBe(200);
    await dialog().getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row').filter({ hasText: 'Terraform' }).waitFor();
    await page.getByRole('button', { name: 'Delete Terraform' }).click();
    await dialog().getByRole('button', { name: 'Delete the key' }).click();
    await page.getByText('No API key yet').waitFor();
    expect((await use()).status).toBe(401);
  });

  it('define a schema with sub-attributes, say what is wrong where it is, and show what to map to', async () => {
    await openTab('schemas');
    await page.getByRole('link', { name: 'New schema' }).click();
    await page.getByLabel('Name', { exact: true }).first().fill('GlobexUser');
    const first = page.getByRole('group', { name: 'attribute 1' });
    await first.getByLabel('Name').fill('no spaces please');
    await page.getByRole('button', { name: 'Create the schema' }).click();
    await page.getByText('must begin with a letter').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('group', { name: 'no spaces please' }).getByLabel('Name').fill('badge');
    const badge = page.getByRole('group', { name: 'badge', exact: true });
    await badge.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'complex' }).click();
    await badge.getByRole('group', { name: 'sub-attribute 1' }).getByLabel('Name').fill('number');
    await page.getByRole('button', { name: 'Add an attribute' }).click();
    await page.getByRole('group', { name: 'attribute 2' }).getByLabel('Name').fill('shift');
    await page.getByRole('button', { name: 'Create the schema' }).click();

    await page.getByRole('heading', { name: 'GlobexUser', level: 1 }).waitFor();
    const urn = `urn:ietf:params:scim:schemas:extension:${tenant.slug}:2.0:User`;
    await page.getByText(`${urn}:badge.number`, { exact: true }).waitFor();
    await page.getByText(`${urn}:shift`, { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Remove shift' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`${urn}:shift`, { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog().getByRole('button', { name: 'Delete the schema' }).click();
    await page.getByText('No schema of your own').waitFor();
  });

  it('offer a role, change what it is called, and offer it no more', async () => {
    await openTab('entitlements');
    await page.getByRole('button', { name: 'Offer one' }).click();
    await dialog().getByLabel('Name').fill('Auditor');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Offer it' }).click();
    await chooseAction('Actions for Auditor', 'Edit');
    await dialog().getByLabel('Name').fill('Reviewer');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await chooseAction('Actions for Reviewer', 'Delete');
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nothing is offered yet').waitFor();
  });

  it('tell in the audit log, in words, what was done, and find it', async () => {
    await openTab('audit-log');
    await page.getByText('Kim created the API key Terraform').waitFor();
    await page.getByText('Kim deleted the API key').first().waitFor();
    await page.getByRole('combobox', { name: 'What it was done to' }).click();
    await page.getByRole('option', { name: 'Schemas' }).click();
    await page.getByText('Kim created the schema GlobexUser').waitFor();
    await page.getByText('Kim created the API key Terraform').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('objectType')).toBe('schema');
    await page.getByText('Kim created the schema GlobexUser').click();
    await dialog().getByText('schema.create').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Only what Kim did' }).click();
    await page.getByRole('button', { name: /^Only one person or key/ }).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('Kim created the API key Terraform').waitFor();
  });

  it('let a viewer look, and change nothing', async () => {
    const viewer = await makePerson(app, tenant, 'viewer');
    await admin.api('POST', `/tenants/${tenant.id}/entitlements`, { type: 'Role', displayName: 'Auditor' });
    await admin.api('POST', `/tenants/${tenant.id}/api-keys`, { name: 'Terraform', role: 'viewer' });
    await admin.api('POST', `/tenants/${tenant.id}/schemas`, {
      ...{ id: 'urn:example:globex:2.0:User', name: 'GlobexUser', resourceType: 'User' },
      attributes: [{ name: 'badge' }],
    });
    await browser.context.clearCookies();
    await signInAt(page, viewer.email);
    const root = `/t/${tenant.slug}/settings`;
    const allowed = /^(?:Copy|Skip|Account of|Light|Dark|System|Switch)/;
    const buttonsAt = async (path: string, shows: string): Promise<string[]> => {
      await page.goto(`${root}/${path}`);
      const main = page.getByRole('main');
      await main.getByText(shows).first().waitFor();
      const names = await main
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent));
      return names.filter((name) => !allowed.test(name));
    };
    expect(await buttonsAt('tenant', 'Tenant id')).toEqual([]);
    expect(await page.getByLabel('Name', { exact: true }).getAttribute('readonly')).not.toBeNull();
    expect(await buttonsAt('people', viewer.email)).toEqual([]);
    expect(await buttonsAt('api-keys', 'Terraform')).toEqual([]);
    expect(await buttonsAt('entitlements', 'Auditor')).toEqual([]);
    expect(await buttonsAt('schemas', 'GlobexUser')).toEqual([]);
    expect(await page.getByRole('tab', { name: 'Audit log' }).count()).toBe(0);
    const schema = `schemas/${encodeURIComponent('urn:example:globex:2.0:User')}`;
    expect(await buttonsAt(schema, 'urn:example:globex:2.0:User:badge')).toEqual([]);
    for (const path of ['audit-log', 'schemas/new', `${schema}/edit`]) {
      await page.goto(`${root}/${path}`);
      await page.getByText('There is no such page').last().waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    }
    await page.goto('/operators');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('show operators who has an account, and what was done everywhere', async () => {
    const operator = await makeOperator(app);
    await browser.context.clearCookies();
    await signInAt(page, operator.email);
    await page.getByRole('link', { name: 'Operators' }).click();
    await page.getByRole('row').filter({ hasText: admin.email }).getByText('in one tenant').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const email = uniqueEmail();
    await page.getByRole('button', { name: 'Invite an operator' }).click();
    await dialog().getByLabel('E-mail').fill(email);
    await dialog().getByRole('button', { name: 'Invite' }).click();
    await dialog().getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row').filter({ hasText: email }).waitFor();
    await page.getByRole('tab', { name: 'Audit log' }).click();
    await page.getByText(`invited ${email}`).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('have raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
