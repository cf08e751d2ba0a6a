import { type App, startApp } from '../app.js';
import { makeSetUpLink, PASSWORD, uniqueEmail } from '../people.js';
import { accessibilityFaults, openRealBrowser, type RealBrowser } from './browser.js';

describe('arriving at the portal', () => {
  let app: App;
  let browser: RealBrowser;
  beforeAll(async () => {
    app = await startApp();
    browser = await openRealBrowser(app);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it('leads from the set-up link to the first tenant, by clicking alone', async () => {
    const { page } = browser;
    const email = uniqueEmail();
    await page.goto((await makeSetUpLink(app))!);
    await page.getByRole('heading', { name: 'Make your account' }).waitFor();
    expect(page.url()).toBe(`${app.url}/set-up`);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Name').fill('Olu Operator');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Password, again').fill('something else entirely');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByText('The two passwords are not the same.').waitFor();
    await page.getByLabel('Password, again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();

    await page.getByRole('heading', { name: 'Tenants' }).waitFor();
    await page.getByText('Create your first tenant').waitFor();
    expect(await page.title()).toBe('Tenants · Rollcall');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'New tenant' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('Société Acme');
    expect(await page.getByLabel('Slug').inputValue()).toBe('societe-acme');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the tenant' }).click();
    await page.waitForURL('**/t/societe-acme/integrations');
    await page.getByRole('heading', { name: 'Integrations' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('signs out, asks to sign in where a page needs it, and comes back to that page', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    await page.goto('/t/societe-acme/integrations');
    await page.waitForURL('**/sign-in?next=*');
    expect(await accessibilityFaults(page)).toEqual([]);
    const [{ email } = { email: '' }] = await app.query<{ email: string }>('SELECT email FROM accounts');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the right one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('alert')
      .getByText(/e-mail|password/i)
      .waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/t/societe-acme/integrations');
    await page.getByRole('heading', { name: 'Integrations' }).waitFor();
  });

  it('says when a page cannot be loaded, and goes on with the others', async () => {
    const { page, faults } = browser;
    await page.route('**/assets/reports-page-*', (route) => route.abort());
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await page.getByRole('alert').getByText('This page could not be loaded').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Teams', exact: true }).click();
    await page.getByRole('heading', { name: 'Teams', exact: true }).waitFor();
    await page.unroute('**/assets/reports-page-*');
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await page.getByRole('heading', { name: 'Reports', exact: true }).waitFor();
    expect(faults.splice(0).join()).toMatch(/reports-page/);
  });

  it('says when the service does not answer, and goes on by itself when it does', async () => {
    const { page, context, faults } = browser;
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByText('Nobody has been sent yet').waitFor();
    await context.setOffline(true);
    await page.getByRole('searchbox', { name: 'Search users' }).fill('kim');
    await page.getByText('What is shown may be out of date').waitFor();
    await page.getByRole('alert').getByText('The service does not answer').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByText('Nobody matches').waitFor();
    await page.getByText('What is shown may be out of date').waitFor({ state: 'detached' });
    faults.splice(0);
  });

  it('deletes a tenant only after its slug is typed', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: 'Tenants' }).click();
    await page.getByRole('button', { name: 'Actions for Société Acme' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete the tenant' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel('Type societe-acme to confirm').fill('societe-acme');
    await confirm.click();
    await page.getByText('Create your first tenant').waitFor();
  });

  it('has raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
