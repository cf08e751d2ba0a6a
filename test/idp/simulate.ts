import { HELP, readArguments } from './arguments.js';
import { SimulationError } from './failures.js';
import { BarProgress, JsonProgress, LineProgress } from './progress.js';
import { report } from './report.js';
import { DIALECTS, runSimulation, type SimulationOptions } from './run-simulation.js';

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (!options) {
    console.log(HELP);
    return 0;
  }
  if (options.toProgram) {
    return simulateForProgram(options);
  }
  console.log(introduction(options));
  const log = (line: string): void => console.log(line);
  const progress = process.stdout.isTTY ? new BarProgress(process.stdout) : new LineProgress(log);
  const result = await runSimulation({ ...options, log, progress });
  report(result).forEach(log);
  return result.differences.length + result.failures.length > 0 ? 1 : 0;
}

/** One line of JSON for each step; 0 when it has come through, whatever it found. Ends with the program that reads it, which holds the other end of our input. */
async function simulateForProgram(options: SimulationOptions): Promise<number> {
  process.stdin.on('end', () => process.exit(2)).resume();
  await runSimulation({ ...options, progress: new JsonProgress(process.stdout) });
  process.stdin.destroy();
  return 0;
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
