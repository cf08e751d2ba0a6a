import { type App, startApp } from '../app.js';
import { type Instance, startInstance } from '../instance.js';
import { makeOperator, makePerson } from '../people.js';
import { accessibilityFaults, openRealBrowser, type RealBrowser, signInAt } from './browser.js';

describe('a demo tenant', () => {
  let app: App;
  let instance: Instance;
  let browser: RealBrowser;
  beforeAll(async () => {
    app = await startApp();
    // The simulated identity provider is a program, which only the built service has beside it.
    instance = await startInstance(app);
    browser = await openRealBrowser({ ...app, url: instance.url });
  });
  afterAll(async () => {
    await browser.close();
    await instance.stop();
    await app.close();
  });

  it('is created, filled while one watches, and stopped', async () => {
    const { page } = browser;
    await signInAt(page, (await makeOperator(app)).email);
    await page.getByRole('button', { name: 'Create a demo tenant' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create the tenant' }).click();
    await page.waitForURL('**/t/demo-company/integrations');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start the simulated Entra ID' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/The first cycle brings the people: \d+ of \d+/).waitFor();
    await page.getByText('Simulated Entra ID', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('It was stopped.').waitFor();
    await page.getByRole('button', { name: 'Bring another company' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows a viewer how far it is, and lets them neither start nor stop it', async () => {
    const { page, context } = browser;
    const [tenant] = await app.query<{ id: string }>("SELECT id FROM tenants WHERE slug = 'demo-company'");
    const viewer = await makePerson(app, tenant!, 'viewer');
    await context.clearCookies();
    await signInAt(page, viewer.email);
    await page.getByText('It was stopped.').waitFor();
    const buttons = page.getByRole('region', { name: 'Try it' }).getByRole('button');
    expect(await buttons.count()).toBe(0);
  });

  it('has raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
