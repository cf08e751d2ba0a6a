// Everything that can be said of the code without starting it: `npm run check`. Two at a time, all of them, then the verdict.
import { spawn } from 'node:child_process';

const checks = [
  ['types', 'tsc --noEmit -p tsconfig.json'],
  ['types of the portal', 'tsc --noEmit -p portal/tsconfig.json'],
  ['lint', 'eslint --max-warnings 0 .'],
  ['format', 'prettier --check --log-level warn .'],
  ['imports', 'depcruise src'],
  ['unit tests, and that they reach all of the protocol', 'npm run --silent test:unit'],
  ['api document', 'node dist/src/openapi.js | diff - docs/openapi.json'],
];

function run([name, command]) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, {
      shell: true,
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` },
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}

const queue = [...checks];
const results = [];
async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) results.push(await run(next));
}
await Promise.all([worker(), worker()]);
process.exit(results.every(Boolean) ? 0 : 1);
