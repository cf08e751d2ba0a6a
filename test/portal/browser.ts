import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { App } from '../app.js';
import { PASSWORD } from '../people.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
// A browser that has just been installed and is run as root, that shows nothing and calls nobody.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Colours that change, and dialogs that open, take a moment.
const SETTLED_MS = 300;

/** A real browser with a profile of its own. */
export interface RealBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong within the pages: errors, and what the content security policy has blocked. */
  readonly faults: string[];
  close(): Promise<void>;
}

export async function openRealBrowser(
  app: App,
  options: { width?: number; height?: number } = {},
): Promise<RealBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'rollcall-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: ARGUMENTS,
    baseURL: app.url,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // That an answer is not 2xx is said by the page, not by the console.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return {
    page,
    context,
    faults,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export async function signInAt(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

const EVERYTHING: axe.RunOptions = { resultTypes: ['violations'] };
/** For what opens out of a page and is drawn beside it, such as a menu: it is in none of the page's regions. */
export const BESIDE_THE_PAGE: axe.RunOptions = { ...EVERYTHING, rules: { region: { enabled: false } } };
// What does not depend on the colours has been looked at in light.
const COLOURS: axe.RunOptions = { ...EVERYTHING, runOnly: ['color-contrast'] };

/** What axe finds wrong with the page, in light and in dark: nothing, where everybody can use it. */
export async function accessibilityFaults(page: Page, options = EVERYTHING): Promise<string[]> {
  await page.evaluate(axe.source);
  return [...(await faultsIn(page, 'dark', COLOURS)), ...(await faultsIn(page, 'light', options))];
}

async function faultsIn(page: Page, colorScheme: 'light' | 'dark', options: axe.RunOptions): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
  await page.waitForTimeout(SETTLED_MS);
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${colorScheme}: ${id} (${impact}) ${html}\n${failureSummary}`),
  );
}

const PHONE = { width: 390, height: 844 };

/** What axe finds wrong with what is shown, also where it is shown on a phone, and whether it fits there. */
export async function faultsEverywhere(page: Page, options = EVERYTHING): Promise<string[]> {
  const faults = await accessibilityFaults(page, options);
  const desk = page.viewportSize()!;
  await page.setViewportSize(PHONE);
  faults.push(...(await faultsIn(page, 'light', options)).map((fault) => `phone, ${fault}`));
  if (!(await fits(page))) faults.push('phone: it is wider than the screen');
  await page.setViewportSize(desk);
  return faults;
}

/** Whether nothing is wider than the screen. */
export async function fits(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
}
