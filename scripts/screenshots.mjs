// Makes the pictures of docs/screenshots: a service of its own, a demo tenant that a simulated Entra ID fills, and a real
// browser. `npm run screenshots`; `-- --phone` looks at the same pages as a phone has them, and keeps them in data/.
// The company has names in many scripts, which are boxes without fonts for them (fonts-noto-core, -cjk and -color-emoji).
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { startEmbeddedPostgres } from '../dist/src/database/embedded-postgres.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PHONE = process.argv.includes('--phone');
const FOLDER = join(ROOT, PHONE ? 'data/screenshots-phone' : 'docs/screenshots');
const VIEWPORT = PHONE ? { width: 390, height: 844 } : { width: 1280, height: 880 };
const QUALITY = 82;
const COMPANY = { users: 240, groups: 24, perSecond: 100, cycles: 20, restSeconds: 1 };
const PERSON = { name: 'Kim Lindqvist', email: 'kim@example.com', password: 'a sentence of mine' };

const scratch = await mkdtemp(join(tmpdir(), 'rollcall-screenshots-'));
const database = await startDatabase();
const service = await startService();
try {
  await mkdir(FOLDER, { recursive: true });
  await photograph(await fillTenant(service));
} finally {
  service.child.kill('SIGTERM');
  await once(service.child, 'exit');
  await database.stop();
  await rm(scratch, { recursive: true, force: true });
}

async function startDatabase() {
  const server = await startEmbeddedPostgres({ dataDir: join(scratch, 'data'), log: () => undefined, settings: {} });
  const { host, port, user, database: name } = server.connection;
  const url = `postgres://${user}@${encodeURIComponent(host)}:${port}/${name}`;
  const pool = new pg.Pool({ connectionString: url });
  return {
    url,
    query: (text) => pool.query(text),
    stop: async () => {
      await pool.end();
      await server.stop();
    },
  };
}

async function startService() {
  const port = await freePort();
  const key = randomBytes(32).toString('hex');
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...{ PATH: process.env.PATH, PORT: String(port), DATABASE_URL: database.url },
      // What the guides show as theirs. A browser takes a page of its own machine for as safe as one by HTTPS.
      PUBLIC_URL: 'https://rollcall.example.com',
      ...{ OPERATOR_KEY: key, LOG_LEVEL: 'error' },
    },
  });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  await until(() => output.includes('/set-up#'));
  const url = `http://127.0.0.1:${port}`;
  const api = async (method, path, body) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const [, token] = /\/set-up#(\S+)/.exec(output);
  await api('POST', '/set-up', { token, ...PERSON });
  return { url, child, api };
}

/** Lets the simulated company arrive, and finds the pages that show it best. */
async function fillTenant({ api }) {
  const { id } = await api('POST', '/tenants', { name: 'Northwind Trading', slug: 'northwind', demo: true });
  const run = await api('POST', `/tenants/${id}/demo`, COMPANY);
  const root = '/t/northwind';
  let cycle = 'cycle 0';
  await until(async () => {
    const { state, phase } = (await api('GET', `/tenants/${id}/demo`)).run;
    const [now = cycle] = /^cycle \d+/.exec(phase) ?? [];
    // The coach is there for the first cycle.
    if (now === 'cycle 1' && now !== cycle) {
      await photograph({ integration: `${root}/integrations/${run.integrationId}` });
    }
    if (now !== cycle) await letADayPass();
    cycle = now;
    return state !== 'running';
  });
  const { items: failures } = await api('GET', `/tenants/${id}/provisioning-log?outcome=failed&limit=100`);
  const explained = failures.find(({ scimType }) => scimType === 'uniqueness') ?? failures[0];
  const { items: changes } = await api('GET', `/tenants/${id}/changes?resourceType=user&limit=100`);
  const deleted = new Set(changes.filter(({ action }) => action === 'deleted').map(({ resourceId }) => resourceId));
  const changed = changes.find(
    ({ action, after, resourceId }) =>
      action === 'updated' && after?.active !== false && 'title' in (after ?? {}) && !deleted.has(resourceId),
  );
  return {
    users: `${root}/users`,
    user: `${root}/users/${(changed ?? changes[0]).resourceId}`,
    teams: `${root}/teams`,
    reports: `${root}/reports`,
    'provisioning-log': `${root}/provisioning-log`,
    'explained-failure': `${root}/provisioning-log/${explained.id}`,
  };
}

/** What has happened until now was yesterday: a company whose days take seconds has a past to look at. */
async function letADayPass() {
  for (const [table, ...columns] of [
    ['changes', 'at'],
    ['users', 'created_at', 'last_modified'],
    ['teams', 'created_at', 'last_modified'],
  ]) {
    await database.query(`UPDATE ${table} SET ${columns.map((name) => `${name} = ${name} - interval '1 day'`).join()}`);
  }
  // From the oldest on, so that no hour meets the one before it.
  const hours = await database.query('SELECT DISTINCT hour FROM provisioning_log_hours ORDER BY hour');
  for (const { hour } of hours.rows) {
    await database.query({
      text: `UPDATE provisioning_log_hours SET hour = hour - interval '1 day' WHERE hour = $1`,
      values: [hour],
    });
  }
}

async function photograph(places) {
  for (const colorScheme of ['light', 'dark']) await photographIn(colorScheme, places);
}

async function photographIn(colorScheme, places) {
  const context = await chromium.launchPersistentContext(await mkdtemp(join(scratch, 'browser-')), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--hide-scrollbars'],
    ...{ baseURL: service.url, viewport: VIEWPORT, deviceScaleFactor: 1.5, reducedMotion: 'reduce', colorScheme },
  });
  try {
    const page = context.pages()[0];
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(PERSON.email);
    await page.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tenants' }).waitFor();
    const browser = await context.newCDPSession(page);
    for (const [name, path] of Object.entries(places)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await until(async () => (await page.locator('[aria-busy="true"]').count()) === 0);
      await pause(400);
      const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
      await writeFile(join(FOLDER, `${name}-${colorScheme}.webp`), Buffer.from(data, 'base64'));
    }
  } finally {
    await context.close();
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function until(isSo) {
  for (let tries = 0; tries < 1_200; tries++) {
    if (await isSo()) return;
    await pause(250);
  }
  throw new Error('It did not come to that within five minutes.');
}
