import { readFile } from 'node:fs/promises';
import type { Row } from './rows.js';

/** From dist/bench. */
const BASELINE = new URL('../../bench/baseline.json', import.meta.url);
/** A loaded machine moves a ratio by a tenth or two, never by a third. */
const LEAST = 2 / 3;

/** What has become slower than bench/baseline.json allows, each with its figures. */
export async function regressions(rows: readonly Row[]): Promise<string[]> {
  const baseline = JSON.parse(await readFile(BASELINE, 'utf8')) as Record<string, number>;
  return rows
    .filter(({ id, value }) => value < (baseline[id] ?? 0) * LEAST)
    .map(({ id, work, value }) => `${work}: ${value.toFixed(2)} of the floor, ${baseline[id]} is recorded`);
}
