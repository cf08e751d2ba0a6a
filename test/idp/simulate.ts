import { HELP, readArguments } from './arguments.js';
import { SimulationError } from './failures.js';
import { BarProgress, LineProgress } from './progress.js';
import { report } from './report.js';
import { DIALECTS, runSimulation, type SimulationOptions } from './run-simulation.js';

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (!options) {
    console.log(HELP);
    return 0;
  }
  console.log(introduction(options));
  const log = (line: string): void => console.log(line);
  const progress = process.stdout.isTTY ? new BarProgress(process.stdout) : new LineProgress(log);
  const result = await runSimulation({ ...options, log, progress });
  report(result).forEach(log);
  return result.differences.length + result.failures.length > 0 ? 1 : 0;
}

function introduction({ url, provider = 'entra', users, groups, seed }: SimulationOptions): string {
  return `${DIALECTS[provider].name} → ${url}\n${users} users and ${groups} groups, seed ${seed}\n`;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SimulationError)) {
    throw error;
  }
  console.error(`\n${error.message}`);
  process.exit(2);
}
