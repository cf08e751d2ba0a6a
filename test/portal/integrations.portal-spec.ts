import { PROVIDERS } from '../../src/integrations/integration.entity.js';
import { type App, startApp } from '../app.js';
import { call } from '../call.js';
import { makeIntegration, makeTenant } from '../make.js';
import { makePerson } from '../people.js';
import { accessibilityFaults, faultsEverywhere, openRealBrowser, type RealBrowser, signInAt } from './browser.js';

type Tenant = Awaited<ReturnType<typeof makeTenant>>;

describe('the pages of integrations', () => {
  let app: App;
  let tenant: Tenant;
  let browser: RealBrowser;
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app, { name: 'Acme' });
    browser = await openRealBrowser(app);
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { email } = await makePerson(app, tenant, 'admin');
    await signInAt(browser.page, email);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const created = { scimUrl: '', secret: '' };
  const search = (filter: string, secret = created.secret): ReturnType<typeof call> =>
    call(`${created.scimUrl}/Users?filter=${encodeURIComponent(filter)}`, { method: 'GET', bearer: secret });

  it('leads from nothing to the SCIM URL and the secret by clicking alone', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'New integration' }).first().click();
    await page.getByLabel('Name').fill('Acme in Entra');
    await page.getByRole('button', { name: 'Create the integration' }).click();
    await page.getByRole('heading', { name: 'Acme in Entra' }).waitFor();
    const field = page.getByRole('group', { name: 'Tenant URL' });
    created.scimUrl = (await field.getByRole('code').textContent())!.replace('?aadOptscim062020', '');
    await field.getByRole('button', { name: 'Copy: Tenant URL' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();

    await page.getByRole('button', { name: 'Generate a secret' }).click();
    await page.getByRole('dialog').getByLabel('Label (optional)').fill('entered by Kim');
    await page.getByRole('dialog').getByRole('button', { name: 'Generate the secret' }).click();
    await page.getByText('It is shown this once').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const shown = page.getByRole('dialog').getByRole('group', { name: 'Secret Token' });
    created.secret = (await shown.getByRole('code').textContent())!;
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Generated already: entered by Kim.').waitFor();
    expect(await page.content()).not.toContain(created.secret);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('coaches the first connection without being loaded anew', async () => {
    const { page } = browser;
    const step = page.getByRole('listitem').filter({ hasText: 'The identity provider gets in' });
    await step.getByRole('img', { name: 'To come' }).waitFor();
    expect((await search('userName eq "nobody"')).status).toBe(200);
    await step.getByRole('img', { name: 'Done' }).waitFor();
    await page.getByText('Connected', { exact: true }).waitFor();
  });

  it('rotates a secret, shows which one is seen, and retires the old one when it is safe', async () => {
    const { page } = browser;
    await page.getByRole('tab', { name: 'Secrets' }).click();
    const actions = page.getByRole('button', { name: 'Actions for entered by Kim' });
    await actions.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rotate' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator(':focus').and(actions).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rotate' }).click();
    await page.getByRole('button', { name: 'Make the next secret' }).click();
    const next = await page.getByRole('group', { name: 'Secret Token' }).getByRole('code').textContent();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('The new one has not been seen yet').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect((await search('userName eq "nobody"', next!)).status).toBe(200);
    await page.getByText(/^(Safe to retire|Both are in use)$/).waitFor();

    await page.getByRole('button', { name: 'Actions for entered by Kim' }).last().click();
    await page.getByRole('menuitem', { name: 'Retire now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retire it' }).click();
    await page.getByText('Ended', { exact: true }).waitFor();
    expect((await search('userName eq "nobody"')).status).toBe(401);
    expect((await search('userName eq "nobody"', next!)).status).toBe(200);
  });

  it('shows why something was refused', async () => {
    const { page } = browser;
    await page.getByRole('tab', { name: 'Refusals' }).click();
    await page.getByText('Retired secret').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByText('Retired secret').waitFor();
    const { x, width } = (await page.getByRole('tab', { name: 'Refusals' }).boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('makes an OAuth client whose secret is shown once, and sets up a federation', async () => {
    const { page } = browser;
    await page.getByRole('tab', { name: 'OAuth' }).click();
    await page.getByRole('button', { name: 'New OAuth client' }).click();
    await page.getByRole('button', { name: 'Create the client' }).click();
    const dialog = page.getByRole('dialog');
    const value = async (label: string): Promise<string> =>
      (await dialog.getByRole('group', { name: label }).getByRole('code').textContent())!;
    const [id, secret, endpoint] = [
      await value('Client Identifier'),
      await value('Client Secret'),
      await value('Token Endpoint'),
    ];
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
    expect((await fetch(endpoint, { method: 'POST', body: form })).status).toBe(200);
    await page.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Set it up' }).click();
    await dialog.getByLabel('Directory (tenant) ID').fill('72f988bf-86f1-41af-91ab-2d7cd011db47');
    expect(await dialog.getByLabel('Issuer').inputValue()).toContain('72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0');
    await dialog.getByLabel('Subject').fill('object-of-the-service-principal');
    await dialog.getByLabel('Audience').fill('application');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Test an assertion').fill('not.a.jwt');
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByText('It would be refused.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('proposes the networks that were seen, and tells at the field what is no network', async () => {
    const { page } = browser;
    await page.getByRole('tab', { name: 'Network guard' }).click();
    const networks = page.getByLabel('Networks that the identity provider may come from');
    await networks.fill('nonsense');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('each of allow must be an address or a network').waitFor();
    await networks.fill('');
    await page.getByRole('button', { name: 'Add what was seen in 30 days' }).click();
    await page.getByText('Warn', { exact: true }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Allowed', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  describe.each(PROVIDERS)('the guide of %s', (provider) => {
    it('has the values that the provider needs, and maps to attributes that there are', async () => {
      const { page } = browser;
      const { id, scimUrl } = await makeIntegration(app, tenant, { provider, name: provider });
      await page.goto(`/t/${tenant.slug}/integrations/${id}`);
      const guide = page.getByRole('region', { name: /^Set up / });
      await guide.getByText('This address is good for trying out').waitFor();
      const address = guide.getByRole('group').filter({ hasText: scimUrl });
      await address.getByRole('button', { name: /^Copy: / }).click();
      await address.getByRole('button', { name: 'Copied' }).waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(copied.replace(/\?aadOptscim062020$/, '')).toBe(scimUrl);

      await guide.getByRole('button', { name: 'Generate a secret' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Generate the secret' }).click();
      const shown = page.getByRole('dialog').getByRole('group');
      const secret = (await shown.getByRole('code').textContent())!;
      const label = (await shown.innerText()).split('\n')[0]!;
      await page.getByRole('button', { name: 'Done' }).click();
      await guide
        .getByRole('paragraph')
        .filter({ hasText: new RegExp(`^${label}$`) })
        .waitFor();

      for (const [table, path] of [
        ['Users', 'Users'],
        ['Groups', 'Groups'],
      ] as const) {
        const targets = page.getByRole('table', { name: `Attribute mapping: ${table}` }).locator('td:last-child .mono');
        for (const attribute of await targets.allTextContents()) {
          const answer = await call(`${copied.split('?')[0]}/${path}?filter=${encodeURIComponent(`${attribute} pr`)}`, {
            ...{ method: 'GET', bearer: secret },
          });
          expect([attribute, answer.status]).toEqual([attribute, 200]);
        }
      }
      expect(await faultsEverywhere(page)).toEqual([]);
    });
  });

  it('can be used on a phone', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Integrations' }).click();
    await page.getByRole('link', { name: 'Acme in Entra' }).click();
    await page.getByRole('tab', { name: 'Secrets' }).click();
    await page.getByRole('heading', { name: 'Secrets' }).waitFor();
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('offers nothing to a viewer that changes something, and another tenant to nobody', async () => {
    const other = await openRealBrowser(app);
    try {
      const { page } = other;
      const { email } = await makePerson(app, tenant, 'viewer');
      await signInAt(page, email);
      await page.getByRole('link', { name: 'Acme in Entra' }).click();
      for (const tab of ['Secrets', 'OAuth', 'Network guard', 'Refusals', 'Set-up']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('tab', { name: tab, selected: true }).waitFor();
        await page.getByText('Loading').first().waitFor({ state: 'detached' });
        const buttons = await page.getByRole('main').getByRole('button').allInnerTexts();
        expect(buttons.filter((text) => /generate|new|set it up|delete|save|add|actions|rotate/i.test(text))).toEqual(
          [],
        );
      }
      const stranger = await makeTenant(app);
      await page.goto(`/t/${stranger.slug}/integrations`);
      await page.getByText('There is no such tenant').first().waitFor();
      expect(other.faults).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('deletes an integration only after its name is typed', async () => {
    const { page } = browser;
    await page.goto(`/t/${tenant.slug}/integrations`);
    await page.getByRole('link', { name: 'Acme in Entra' }).click();
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByLabel('Type Acme in Entra to confirm').fill('Acme in Entra');
    await page.getByRole('button', { name: 'Delete the integration' }).click();
    await page.getByRole('heading', { name: 'Integrations' }).waitFor();
    await page.getByRole('link', { name: 'Acme in Entra' }).waitFor({ state: 'detached' });
  });

  it('has raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
