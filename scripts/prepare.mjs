// Runs before everything that needs the built service: installs what is missing, builds what is stale, and is gone at once
// when there is nothing to do. Needs nothing but Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['src', 'migrations', 'test/idp', 'test/conformance', 'bench'];
const INSTALLED = 'node_modules/.rollcall-installed';
const SERVICE = {
  inputs: ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', ...SOURCES],
  output: 'dist/src/main.js',
  built: 'dist/.built',
};
const PORTAL = {
  inputs: ['package-lock.json', 'portal'],
  output: 'dist/portal/index.html',
  built: 'dist/.built-portal',
};
const MARK = 'dist/.preparing';
const HEARTBEAT = 2_000;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
requireNode(20, 19);
if (!isPrepared()) await oneAtATime(prepare);

function isPrepared() {
  return isInstalled() && isBuilt(SERVICE) && isBuilt(PORTAL);
}

async function prepare() {
  // Another start may have done it while this one waited.
  if (!isInstalled()) await install();
  if (!isBuilt(SERVICE)) await build(SERVICE, buildService);
  if (!isBuilt(PORTAL)) await build(PORTAL, buildPortal);
}

function requireNode(major, minor) {
  const [ours, oursMinor] = process.versions.node.split('.').map(Number);
  if (ours > major || (ours === major && oursMinor >= minor)) return;
  fail(`Rollcall needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}

// --- dependencies

function isInstalled() {
  if (read(INSTALLED) === dependencies()) return true;
  if (!installedMatchesLock()) return false;
  fs.writeFileSync(INSTALLED, dependencies());
  return true;
}

function dependencies() {
  const found = fs.statSync('node_modules/.package-lock.json', { throwIfNoEntry: false });
  return hash([read('package-lock.json'), String(found?.mtimeMs), process.platform, process.arch].join('\n'));
}

// npm notes what it installed in the same form as the lock, without the packages made for other platforms.
function installedMatchesLock() {
  const installed = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json')).every(([path, wanted]) => {
    if (path === '' || (wanted.optional && !installed[path])) return true;
    return installed[path]?.version === wanted.version;
  });
}

function packages(lock) {
  return JSON.parse(read(lock) || '{}').packages ?? {};
}

async function install() {
  console.log('Installing the dependencies; this takes a minute the first time.');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // NODE_ENV=production would leave out the compiler.
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  await run([...npm, 'ci', ...options], 'The dependencies could not be installed.');
  fs.writeFileSync(INSTALLED, dependencies());
}

// --- build

function isBuilt({ inputs, output, built }) {
  return fs.existsSync(output) && read(built) === stateOf(inputs);
}

/** Changes whenever a source is added, changed or removed. */
function stateOf(inputs) {
  const files = inputs.flatMap((input) =>
    fs.statSync(input, { throwIfNoEntry: false })?.isDirectory() ? list(input) : input,
  );
  const lines = files
    .filter((file) => !/\.(e2e-)?spec\.ts$/.test(file))
    .map((file) => {
      const { size, mtimeMs } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
      return `${file} ${size} ${mtimeMs}`;
    });
  return hash(lines.join('\n'));
}

async function build({ inputs, built }, work) {
  // Read before, so that what is edited meanwhile is built the next time.
  const now = stateOf(inputs);
  fs.rmSync(built, { force: true });
  await work();
  fs.writeFileSync(built, now);
}

async function buildService() {
  console.log('Building the service; this takes a few seconds.');
  // The compiler writes only what changed since its notes, and would not miss what somebody deleted from dist.
  if (!fs.existsSync(SERVICE.output)) fs.rmSync('dist/tsconfig.build.tsbuildinfo', { force: true });
  await run([process.execPath, 'node_modules/@nestjs/cli/bin/nest.js', 'build'], 'The build failed.');
  removeOrphans();
}

async function buildPortal() {
  console.log('Building the portal; this takes a few seconds.');
  const vite = [process.execPath, 'node_modules/vite/bin/vite.js', 'build', 'portal', '--logLevel', 'warn'];
  await run(vite, 'The build of the portal failed.');
}

function removeOrphans() {
  for (const file of SOURCES.flatMap((source) => list(`dist/${source}`))) {
    const copied = file.slice('dist/'.length);
    const compiled = copied.replace(/\.(?:js|js\.map|d\.ts)$/, '.ts');
    if (!fs.existsSync(copied) && !fs.existsSync(compiled)) fs.rmSync(file);
  }
}

// --- one at a time

/** The mark holds the pid of the one at work; a mark whose maker died, or no longer touches it, is taken over. */
async function oneAtATime(work) {
  fs.mkdirSync('dist', { recursive: true });
  const draft = `${MARK}-${process.pid}`;
  fs.writeFileSync(draft, String(process.pid));
  for (let attempts = 1; !takeMark(draft); attempts++) {
    if (attempts === 3) console.log('Waiting for another start, which is building.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.once('exit', () => fs.rmSync(MARK, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  setInterval(() => fs.utimesSync(MARK, new Date(), new Date()), HEARTBEAT).unref();
  fs.rmSync(draft);
  await work();
}

function takeMark(draft) {
  try {
    // Unlike a write, a link brings the mark and its content at once.
    fs.linkSync(draft, MARK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isStale(MARK)) takeAside(draft);
    return false;
  }
}

// Two may find the same stale mark: the slower one would take the mark that the faster has made since, and puts it back.
function takeAside(draft) {
  const aside = `${draft}-stale`;
  try {
    fs.renameSync(MARK, aside);
    if (!isStale(aside)) fs.linkSync(aside, MARK);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  fs.rmSync(aside, { force: true });
}

function isStale(mark) {
  const found = fs.statSync(mark, { throwIfNoEntry: false });
  return found !== undefined && (!lives(Number(read(mark))) || Date.now() - found.mtimeMs > 10 * HEARTBEAT);
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// --- small things

function run([command, ...args], failure) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', (error) => fail(`${failure} ${error.message}`));
    child.once('exit', (code) => (code === 0 ? resolve() : fail(failure)));
  });
}

function list(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? list(path) : [path];
  });
}

function read(path) {
  return fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : '';
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
