// Starts the service anew at every change, and beside it Vite, which serves the portal as it is being written and passes
// everything else on to the service.
import { spawn } from 'node:child_process';

const children = [
  ['node_modules/@nestjs/cli/bin/nest.js', 'start', '--watch', '--entryFile', 'src/main'],
  ['node_modules/vite/bin/vite.js', 'portal', '--clearScreen', 'false'],
].map((command) => spawn(process.execPath, command, { stdio: 'inherit' }));

let stopping = false;
function stop() {
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children) {
  child.once('exit', (code) => {
    if (!stopping) process.exitCode = code ?? 1;
    stop();
  });
}
