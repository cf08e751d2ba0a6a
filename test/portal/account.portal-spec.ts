import { type App, startApp } from '../app.js';
import { makeTenant } from '../make.js';
import { codeOf, makePerson, PASSWORD, uniqueEmail } from '../people.js';
import { accessibilityFaults, openRealBrowser, type RealBrowser, signInAt } from './browser.js';

describe('the pages of an account', () => {
  let app: App;
  let browser: RealBrowser;
  const email = uniqueEmail();
  beforeAll(async () => {
    app = await startApp();
    browser = await openRealBrowser(app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('lets who is invited make an account, and shows what they may do', async () => {
    const { page } = browser;
    const tenant = await makeTenant(app, { name: 'Acme' });
    const invited = await app.api('POST', `/tenants/${tenant.id}/invitations`, { email, role: 'viewer' });
    await page.goto(invited.body.url as string);
    await page.getByText(`${email} is invited to join Acme as viewer.`).waitFor();
    expect(page.url()).toBe(`${app.url}/accept-invitation`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Name').fill('Kim');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByLabel('Password, again').fill('short');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page
      .getByText(/twelve|12/)
      .last()
      .waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Password, again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.waitForURL(`**/t/${tenant.slug}/integrations`);
    await page.goto('/account');
    await page.getByText('Acme: viewer').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('joins another tenant with the account that one has', async () => {
    const { page } = browser;
    const tenant = await makeTenant(app, { name: 'Contoso' });
    const invited = await app.api('POST', `/tenants/${tenant.id}/invitations`, { email, role: 'admin' });
    await page.goto(invited.body.url as string);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    await page.goto('/account');
    await page.getByText('Contoso: admin').waitFor();
  });

  it('turns two-factor sign-in on, and asks for the code from then on', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Turn it on' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    const secret = (await dialog.getByRole('group', { name: 'Key' }).getByRole('code').textContent())!;
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('Code', { exact: true }).fill(codeOf(secret));
    await dialog.getByRole('button', { name: 'Turn it on' }).click();
    await page.getByText('Two-factor sign-in is on').waitFor();
    const recovery = (await dialog.getByRole('code').first().textContent())!;
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Turn it off' }).waitFor();

    const other = await openRealBrowser(app);
    try {
      await other.page.goto('/sign-in');
      await other.page.getByLabel('E-mail').fill(email);
      await other.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await other.page.getByRole('button', { name: 'Sign in' }).click();
      await other.page.getByLabel('Code').fill(recovery);
      expect(await accessibilityFaults(other.page)).toEqual([]);
      await other.page.getByRole('button', { name: 'Sign in' }).click();
      await other.page.getByRole('navigation', { name: 'Pages' }).waitFor();
      expect(other.faults).toEqual([]);

      await page.reload();
      await page.getByRole('button', { name: 'Sign out' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign out' }).first().waitFor({ state: 'detached' });
      await other.page.goto('/account');
      await other.page.waitForURL('**/sign-in?next=%2Faccount');
    } finally {
      await other.close();
    }
  });

  it('chooses a new password by a link, and signs in with it', async () => {
    const tenant = await makeTenant(app);
    const person = await makePerson(app, tenant, 'admin');
    const { body } = await app.api('POST', `/tenants/${tenant.id}/admins/${person.id}/password-reset`);
    const other = await openRealBrowser(app);
    try {
      const { page } = other;
      await page.goto(body.url as string);
      await page.getByLabel('New password', { exact: true }).fill('another sentence of mine');
      await page.getByLabel('New password, again').fill('another sentence of mine');
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByText('Your password is changed. Sign in with the new one.').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await signInAt(page, person.email, 'another sentence of mine');
      await page.goto(body.url as string);
      await page.getByLabel('New password', { exact: true }).fill('yet another sentence');
      await page.getByLabel('New password, again').fill('yet another sentence');
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByText('This link is not valid').waitFor();
      expect(other.faults).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('has raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
