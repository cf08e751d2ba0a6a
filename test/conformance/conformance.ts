import { writeFile } from 'node:fs/promises';
import { type Arguments, HELP, type Format, readArguments } from './arguments.js';
import { ConformanceError } from './client.js';
import { reportHtml } from './report-html.js';
import { reportMarkdown } from './report-markdown.js';
import { failsMust } from './report-summary.js';
import { reportText } from './report-text.js';
import { type ConformanceResult, runConformance } from './run-conformance.js';

const REPORTS: Record<Format, (result: ConformanceResult) => string> = {
  text: (result) => reportText(result, process.stdout.isTTY),
  json: (result) => JSON.stringify(result, null, 2),
  html: reportHtml,
  markdown: reportMarkdown,
};

async function main(options: Arguments): Promise<number> {
  const progress = process.stderr.isTTY
    ? (done: number, all: number): unknown => process.stderr.write(done < all ? `\r${done} of ${all}` : '\r\x1b[K')
    : (): void => undefined;
  const result = await runConformance({ ...options, onResult: (_, done, all) => progress(done, all) });
  const report = REPORTS[options.format](result);
  if (options.out === undefined) {
    process.stdout.write(`${report.trimEnd()}\n`);
  } else {
    await writeFile(options.out, `${report.trimEnd()}\n`);
    console.error(`${reportText(result, process.stderr.isTTY).trimEnd()}\n\nWritten to ${options.out}.`);
  }
  return failsMust(result) ? 1 : 0;
}

try {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options) process.exitCode = await main(options);
  else console.log(HELP);
} catch (error) {
  if (!(error instanceof ConformanceError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  console.error((error as Error).message);
  process.exit(2);
}
