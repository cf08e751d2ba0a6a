import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type App, startApp } from '../app.js';
import { makeIntegration, makeSecret, makeTenant } from '../make.js';
import { codeOf, makeOperator, makePerson, PASSWORD } from '../people.js';
import { scim } from '../scim-client.js';
import {
  accessibilityFaults,
  BESIDE_THE_PAGE,
  faultsEverywhere,
  openRealBrowser,
  type RealBrowser,
  signInAt,
} from './browser.js';

const SOURCE = 'portal/src';
const DIALOG = /<(?:Modal|ConfirmDialog)\b/g;

/** What there is to ask about: one of everything. */
interface World {
  readonly root: string;
  readonly integration: string;
  readonly team: string;
}

/** One dialog: how one gets there with the keyboard alone, and what it becomes. */
interface Opening {
  /** Where its `Modal` or `ConfirmDialog` stands, below portal/src. */
  readonly file: string;
  readonly at: (world: World) => string;
  /** The button of the menu that it is chosen from, if there is one. */
  readonly menu?: string;
  /** The button, or the entry of the menu, that opens it. */
  readonly opener: string;
  /** What it is, where it is no button that alone has this name. */
  readonly find?: (page: Page) => Locator;
  readonly before?: (page: Page) => Promise<void>;
  /** What it shows after the first step, and how one gets there. */
  readonly steps?: readonly ((dialog: Locator) => Promise<void>)[];
}

const integrations = ({ root }: World): string => `${root}/integrations`;
const integration = (world: World): string => `${integrations(world)}/${world.integration}/set-up`;
const secrets = (world: World): string => `${integrations(world)}/${world.integration}/secrets`;
const oauth = (world: World): string => `${integrations(world)}/${world.integration}/oauth`;
const network = (world: World): string => `${integrations(world)}/${world.integration}/network`;
const settings =
  (tab: string) =>
  ({ root }: World): string =>
    `${root}/settings/${tab}`;

const press =
  (button: string, shows: string) =>
  async (dialog: Locator): Promise<void> => {
    await dialog.getByRole('button', { name: button }).click();
    await dialog.getByText(shows).first().waitFor();
  };
const fillIn =
  (label: string, value: string, button: string, shows: string) =>
  async (dialog: Locator): Promise<void> => {
    await dialog.getByLabel(label, { exact: true }).fill(value);
    await press(button, shows)(dialog);
  };

const SHOWN = 'It is shown this once';

const OPENINGS: readonly Opening[] = [
  { file: 'pages/integrations/integration-dialog.tsx', at: integrations, opener: 'New integration' },
  {
    ...{ file: 'pages/integrations/integration-dialog.tsx', at: integration },
    ...{ menu: 'Actions', opener: 'Change name or provider' },
  },
  { file: 'pages/integrations/integration-actions.tsx', at: integration, menu: 'Actions', opener: 'Delete' },
  {
    ...{ file: 'pages/integrations/new-secret-dialog.tsx', at: secrets, opener: 'Generate a secret' },
    steps: [fillIn('Label (optional)', 'another', 'Generate the secret', SHOWN)],
  },
  {
    ...{ file: 'pages/integrations/rotate-dialog.tsx', at: secrets, menu: 'Actions for fresh', opener: 'Rotate' },
    steps: [press('Make the next secret', SHOWN)],
  },
  ...[
    { file: 'pages/integrations/extend-dialog.tsx', opener: 'Move its end' },
    { file: 'pages/integrations/secret-actions.tsx', opener: 'Retire now' },
    { file: 'pages/integrations/secret-actions.tsx', opener: 'Take the rotation back' },
    { file: 'pages/integrations/secret-actions.tsx', opener: 'Delete' },
  ].map((each) => ({
    ...each,
    at: secrets,
    menu: 'Actions for old',
    find: (on: Page) => on.getByRole('button', { name: 'Actions for old' }).last(),
  })),
  {
    ...{ file: 'pages/integrations/new-client-dialog.tsx', at: oauth, opener: 'New OAuth client' },
    steps: [fillIn('Name', 'Another client', 'Create the client', SHOWN)],
  },
  {
    file: 'pages/integrations/new-client-secret-dialog.tsx',
    at: oauth,
    opener: 'Add a client secret',
    find: (on) => on.getByRole('article', { name: 'The client' }).getByRole('button', { name: 'Add a client secret' }),
    steps: [press('Generate the secret', SHOWN)],
  },
  {
    ...{ file: 'pages/integrations/client-secret-line.tsx', at: oauth, opener: 'Delete the client secret' },
    find: (on) => on.getByRole('button', { name: /^Delete the client secret/ }).first(),
  },
  {
    ...{ file: 'pages/integrations/oauth-client-row.tsx', at: oauth },
    ...{ menu: 'Actions for The client', opener: 'Delete' },
  },
  { file: 'pages/integrations/federation-dialog.tsx', at: oauth, opener: 'Change' },
  { file: 'pages/integrations/federation-section.tsx', at: oauth, opener: 'Delete the federation' },
  {
    file: 'pages/integrations/network-guard-form.tsx',
    at: network,
    before: async (on) => on.getByText('Enforce', { exact: true }).click(),
    opener: 'Save',
  },
  {
    ...{ file: 'people/invite-dialog.tsx', at: settings('people'), opener: 'Invite' },
    steps: [fillIn('E-mail', 'new@example.com', 'Invite', SHOWN)],
  },
  {
    ...{ file: 'people/invitation-actions.tsx', at: settings('people') },
    ...{ menu: 'Actions for the invitation of waits@example.com', opener: 'Withdraw' },
  },
  {
    ...{ file: 'people/invitation-actions.tsx', at: settings('people') },
    ...{ menu: 'Actions for the invitation of waits@example.com', opener: 'Send again' },
    steps: [press('Send again', SHOWN)],
  },
  {
    ...{ file: 'people/password-reset-dialog.tsx', at: settings('people') },
    ...{ menu: 'Actions for Kim', opener: 'Let choose a new password' },
    steps: [press('Make the link', SHOWN)],
  },
  {
    ...{ file: 'pages/settings/admin-actions.tsx', at: settings('people') },
    ...{ menu: 'Actions for Kim', opener: 'Make an admin' },
  },
  {
    ...{ file: 'pages/settings/admin-actions.tsx', at: settings('people') },
    ...{ menu: 'Actions for Kim', opener: 'Remove' },
  },
  {
    ...{ file: 'pages/settings/new-api-key-dialog.tsx', at: settings('api-keys'), opener: 'New API key' },
    steps: [fillIn('Name', 'Terraform', 'Create the key', SHOWN)],
  },
  { file: 'pages/settings/delete-api-key.tsx', at: settings('api-keys'), opener: 'Delete Script' },
  { file: 'pages/settings/entitlement-dialog.tsx', at: settings('entitlements'), opener: 'Offer one' },
  {
    ...{ file: 'pages/settings/entitlement-dialog.tsx', at: settings('entitlements') },
    ...{ menu: 'Actions for Auditor', opener: 'Edit' },
  },
  {
    ...{ file: 'pages/settings/entitlement-actions.tsx', at: settings('entitlements') },
    ...{ menu: 'Actions for Auditor', opener: 'Delete' },
  },
  {
    file: 'pages/settings/schema-actions.tsx',
    at: settings(`schemas/${encodeURIComponent('urn:example:globex:2.0:User')}`),
    opener: 'Delete',
  },
  {
    file: 'audit-log/entry-dialog.tsx',
    at: settings('audit-log'),
    opener: 'created the schema GlobexUser',
    find: (on) => on.getByRole('button', { name: /created the schema/ }),
  },
  {
    file: 'pages/teams/platform-role.tsx',
    at: ({ root, team }) => `${root}/teams/${team}`,
    opener: 'Give the members a role',
    find: (on) => on.getByRole('switch', { name: 'Give the members a role' }),
  },
  {
    file: 'pages/users/restore-dialog.tsx',
    at: ({ root }) => `${root}/users/deleted`,
    opener: 'Restore gone@example.com',
  },
  { file: 'pages/tenants/tenant-dialog.tsx', at: () => '/tenants', opener: 'New tenant' },
  { file: 'pages/tenants/tenant-dialog.tsx', at: () => '/tenants', opener: 'Create a demo tenant' },
  {
    ...{ file: 'pages/tenants/tenant-dialog.tsx', at: () => '/tenants' },
    ...{ menu: 'Actions for Globex', opener: 'Rename' },
  },
  {
    ...{ file: 'pages/tenants/tenant-actions.tsx', at: () => '/tenants' },
    ...{ menu: 'Actions for Globex', opener: 'Delete' },
  },
  {
    ...{ file: 'people/invite-dialog.tsx', at: () => '/operators', opener: 'Invite an operator' },
  },
  {
    ...{ file: 'pages/operators/account-actions.tsx', at: () => '/operators' },
    ...{ menu: 'Actions for Kim', opener: 'Turn two-factor off' },
  },
  {
    ...{ file: 'pages/operators/account-actions.tsx', at: () => '/operators' },
    ...{ menu: 'Actions for Kim', opener: 'Delete' },
  },
  { file: 'pages/account/sessions-section.tsx', at: () => '/account', opener: 'Sign out' },
  {
    ...{ file: 'pages/account/enrol-dialog.tsx', at: () => '/account', opener: 'Turn it on' },
    find: (on) => on.getByRole('button', { name: /^Turn it o(?:n|ff)$/ }),
    steps: [
      fillIn('Your password', PASSWORD, 'Go on', 'Scan this'),
      async (dialog) => {
        const secret = await dialog.getByRole('group', { name: 'Key' }).getByRole('code').textContent();
        await fillIn('Code', codeOf(secret!), 'Turn it on', 'Two-factor sign-in is on')(dialog);
      },
    ],
  },
  { file: 'pages/account/disable-dialog.tsx', at: () => '/account', opener: 'Turn it off' },
];

let app: App;
let browser: RealBrowser;
let page: Page;
let world: World;
beforeAll(async () => {
  app = await startApp();
  const operator = await makeOperator(app);
  world = await makeWorld();
  browser = await openRealBrowser(app);
  ({ page } = browser);
  await signInAt(page, operator.email);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function makeWorld(): Promise<World> {
  const tenant = await makeTenant(app, { name: 'Globex' });
  const root = `/tenants/${tenant.id}`;
  const { id, scimUrl } = await makeIntegration(app, tenant, { provider: 'entra', name: 'Entra' });
  const own = `${root}/integrations/${id}`;
  const old = await makeSecret(app, { id, tenantId: tenant.id }, { label: 'old' });
  await makeSecret(app, { id, tenantId: tenant.id }, { label: 'fresh' });
  const provider = scim({ scimUrl, secret: old.secret });
  const gone = (await provider.post('/Users', { userName: 'gone@example.com' })).body.id;
  await provider.delete(`/Users/${gone}`);
  const team = (await provider.post('/Groups', { displayName: 'Pilots' })).body.id;
  const made = async (method: string, path: string, body?: object): Promise<void> => {
    const { status, body: answer } = await app.api(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  };
  await made('POST', `${own}/secrets/${old.id}/rotate`, { overlapSeconds: 86_400 });
  await made('POST', `${own}/oauth-clients`, { name: 'The client' });
  await made('PUT', `${own}/federation`, {
    ...{ issuer: 'https://login.example.com', jwksUrl: 'https://login.example.com/keys' },
    ...{ subject: 'object', audience: 'application' },
  });
  await made('PATCH', `${root}/teams/${team}`, { platformRole: 'manager' });
  await made('POST', `${root}/invitations`, { email: 'waits@example.com', role: 'viewer' });
  await made('POST', `${root}/api-keys`, { name: 'Script', role: 'viewer' });
  await made('POST', `${root}/entitlements`, { type: 'Role', displayName: 'Auditor' });
  await made('POST', `${root}/schemas`, {
    ...{ id: 'urn:example:globex:2.0:User', name: 'GlobexUser', resourceType: 'User' },
    attributes: [{ name: 'badge' }],
  });
  const kim = await makePerson(app, tenant, 'viewer');
  const { body } = await kim.api('POST', '/account/totp', { password: PASSWORD });
  await kim.api('POST', '/account/totp/confirm', { code: codeOf(body.secret) });
  return { root: `/t/${tenant.slug}`, integration: id, team };
}

const isFocusedWithin = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => element.contains(element.ownerDocument.activeElement));

/** Chooses from a menu by the keyboard. */
async function chooseFrom(menu: Locator, entry: string): Promise<void> {
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: entry, exact: true }).press('Enter');
}

/** Opens a menu by the keyboard, looks at it, and closes it. */
async function lookAtMenu(menu: Locator): Promise<void> {
  await menu.press('Enter');
  const opened = page.getByRole('menu');
  await opened.getByRole('menuitem').first().and(page.locator(':focus')).waitFor();
  expect(await faultsEverywhere(page, BESIDE_THE_PAGE)).toEqual([]);
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'detached' });
  await menu.and(page.locator(':focus')).waitFor();
}

/** Opens each list of choices by the keyboard, looks at it, and closes it. */
async function lookAtChoices(part: Locator): Promise<void> {
  const boxes = part.getByRole('combobox');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) {
    await box.press('ArrowDown');
    const list = page.getByRole('listbox');
    await list.waitFor();
    expect(await faultsEverywhere(page, BESIDE_THE_PAGE)).toEqual([]);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await isFocusedWithin(box)).toBe(true);
  }
}

const MENUS = [...new Map(OPENINGS.map((opening) => [opening.menu, opening]))].filter(([menu]) => menu !== undefined);

describe('every menu', () => {
  it.each(MENUS)('can be used by everybody: %s', async (name, { at }) => {
    await page.goto(at(world));
    await lookAtMenu(page.getByRole('button', { name: name!, exact: true }).last());
  });

  it('can be used by everybody: the account', async () => {
    await page.goto(integrations(world));
    const button = page.getByRole('button', { name: /^Account of/ });
    await lookAtMenu(button);
    await chooseFrom(button, 'Your account');
    await page.waitForURL('**/account');
  });

  it('can be used by everybody: the pages, on a phone', async () => {
    await page.goto(integrations(world));
    await page.setViewportSize({ width: 390, height: 844 });
    const burger = page.getByRole('button', { name: 'Open the menu' });
    await burger.press('Enter');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Users', exact: true }).press('Escape');
    await burger.and(page.locator(':focus')).waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('every dialog', () => {
  it('is in the table of this file', async () => {
    const files = await readdir(SOURCE, { recursive: true });
    const missing: string[] = [];
    for (const file of files.filter((name) => name.endsWith('.tsx') && !name.endsWith('/confirm-dialog.tsx'))) {
      const there = (await readFile(join(SOURCE, file), 'utf8')).match(DIALOG)?.length ?? 0;
      const seen = OPENINGS.filter((opening) => opening.file === file).map(({ steps = [] }) => 1 + steps.length);
      if (seen.reduce((sum, states) => sum + states, 0) < there) missing.push(file);
    }
    expect(missing).toEqual([]);
  });

  it.each(OPENINGS.map((opening) => [opening.file, opening.opener, opening] as const))(
    'can be used by everybody: %s, %s',
    async (_file, _opener, { at, menu, opener, find, before, steps = [] }) => {
      await page.goto(at(world));
      await before?.(page);
      const main = page.getByRole('main');
      const named = main.getByRole('button', { name: menu ?? opener, exact: true });
      const button = find?.(page) ?? named.first();
      if (menu === undefined) await button.press('Space');
      else await chooseFrom(button, opener);

      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await isFocusedWithin(dialog)).toBe(true);
      expect(await faultsEverywhere(page)).toEqual([]);
      await page.keyboard.press('Shift+Tab');
      expect(await isFocusedWithin(dialog)).toBe(true);
      for (const step of steps) {
        await step(dialog);
        expect(await isFocusedWithin(dialog)).toBe(true);
        expect(await faultsEverywhere(page)).toEqual([]);
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      // What a dialog has made may have come before it in the list.
      await (find?.(page) ?? named).and(page.locator(':focus')).waitFor();
    },
  );

  it('does not close with a list of choices that is open in it', async () => {
    await page.goto(integrations(world));
    await page.getByRole('button', { name: 'New integration' }).click();
    await lookAtChoices(page.getByRole('dialog'));
    await page.getByRole('dialog').waitFor();
  });
});

describe('every list of choices', () => {
  it.each([
    'users',
    'reports',
    'provisioning-log?status=400',
    'settings/audit-log',
    'settings/schemas/new',
    'teams/one',
  ])('can be used by everybody: %s', async (path) => {
    await page.goto(`${world.root}/${path.replace('one', world.team)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await lookAtChoices(page.getByRole('main'));
  });

  it('can be used by everybody: the tenants', async () => {
    await page.goto(integrations(world));
    const button = page.getByRole('button', { name: /Choose another one/ });
    await button.press('Enter');
    await page.getByRole('combobox', { name: 'Search tenants' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('option', { name: 'Globex' }).waitFor();
    expect(await accessibilityFaults(page, BESIDE_THE_PAGE)).toEqual([]);
    await page.keyboard.press('Escape');
    await button.and(page.locator(':focus')).waitFor();
  });
});

describe('the pages', () => {
  it('have raised no error, and nothing that the policy forbids', () => {
    expect(browser.faults).toEqual([]);
  });
});
