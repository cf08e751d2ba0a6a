/** `3.2 ms`; more than a second is counted as one. */
export function milliseconds(value: number | null): string {
  if (value === null) return '–';
  if (value >= 1_000) return '1 s or more';
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
