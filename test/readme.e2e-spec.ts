import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { startApp } from './app.js';
import type { App } from './app.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The commands of the tour, in order, without the one that asks for the operator key. */
async function tour(): Promise<string> {
  const readme = await readFile('README.md', 'utf8');
  const section = /## A tour in five minutes\n(.*?)\n## /s.exec(readme)![1]!;
  const commands = [...section.matchAll(/^ *```sh\n(.*?)^ *```$/gms)].map(([, block]) => block!);
  return commands.filter((block) => !block.startsWith('export KEY=')).join('');
}

describe('the README', () => {
  it('has a tour that works as written', async () => {
    const commands = (await tour())
      .replaceAll('localhost:3000', new URL(app.url).host)
      // What the tests run with is built already; preparing it again would wait for them.
      .replace('npm run simulate --', 'node dist/test/idp/simulate.js');
    const { stdout } = await promisify(execFile)('bash', ['-euc', commands], {
      env: { ...process.env, KEY: app.operatorKey, NODE_OPTIONS: '' },
    });
    expect(stdout).toContain('No difference between the source and the directory.');
    expect(stdout).toMatch(/"userName":".*"active":/);
    expect(stdout).toContain('"totalResults":10');
  }, 180_000);

  it('names every variable of the configuration', async () => {
    const [readme, config] = await Promise.all([
      readFile('README.md', 'utf8'),
      readFile('src/config/config.ts', 'utf8'),
    ]);
    const variables = [...new Set(config.match(/\b[A-Z][A-Z]+(?:_[A-Z]+)*\b(?=['"\]:])/g))];
    expect(variables.length).toBeGreaterThan(5);
    for (const variable of variables) expect(readme).toContain(`| \`${variable}\``);
  });
});
