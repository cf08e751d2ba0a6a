import type { Comparison, Measured } from './compare.js';
import type { Spread } from './measure.js';

/** A line of the result. */
export interface Row {
  /** Under which name bench/baseline.json knows its ratio. */
  readonly id: string;
  readonly work: string;
  readonly target: string;
  readonly ours: string;
  readonly floor: string;
  /** What the target speaks of, with the least and the greatest of the rounds. */
  readonly result: string;
  readonly cpu: string;
  readonly value: number;
  /** Null for what has no target. */
  readonly met: boolean | null;
}

/** How many times as many a second as the floor; null for what is only told. */
export function rateRow(id: string, work: string, { first, second, ratio }: Comparison, least: number | null): Row {
  return {
    id,
    work,
    target: least === null ? '' : `≥ ${least.toFixed(2)}`,
    ours: rate(first),
    floor: rate(second),
    result: range(ratio),
    cpu: cpu(first, second),
    value: ratio.median,
    met: least === null ? null : ratio.median >= least,
  };
}

/** How many times as long as the other. */
export function timeRow(id: string, work: string, { first, second, times }: Comparison, most: number): Row {
  return {
    id,
    work,
    target: `≤ ${most.toFixed(2)} × the time`,
    ours: `p50 ${time(first.p50)}`,
    floor: `p50 ${time(second.p50)}`,
    result: range(times),
    cpu: cpu(first, second),
    value: times.median,
    met: times.median <= most,
  };
}

export interface Figure {
  readonly id: string;
  readonly work: string;
  readonly value: number;
  readonly most?: number;
  readonly least?: number;
  readonly unit?: string;
  readonly digits?: number;
  readonly ours?: string;
  readonly floor?: string;
}

/** A figure that has a meaning of its own. */
export function figureRow({ id, work, value, most, least, unit = '', digits = 2, ours = '', floor = '' }: Figure): Row {
  const limit = most ?? least;
  const told = (figure: number): string => `${figure.toFixed(digits)}${unit}`;
  return {
    id,
    work,
    target: limit === undefined ? '' : `${most === undefined ? '≥' : '≤'} ${told(limit)}`,
    ours,
    floor,
    result: told(value),
    cpu: '',
    value,
    met: limit === undefined ? null : value <= (most ?? Infinity) && value >= (least ?? -Infinity),
  };
}

export function time(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
}

function rate({ rate: { median }, p50, p95 }: Measured): string {
  const perSecond = median < 10 ? median.toFixed(1) : Math.round(median).toLocaleString('en-US');
  return `${perSecond}/s, ${time(p50)} (p95 ${time(p95)})`;
}

function range({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

function cpu(first: Measured, second: Measured): string {
  return `${cpuOf(first)} / ${cpuOf(second)}`;
}

function cpuOf({ serverCpu, databaseCpu }: Measured): string {
  const told = (ms: number | null): string => (ms === null ? '?' : ms.toFixed(ms < 10 ? 2 : 0));
  return `${told(serverCpu)} + ${told(databaseCpu)}`;
}
