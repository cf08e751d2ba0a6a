/** A row of values, one for each point of the chart. */
export interface Series {
  readonly label: string;
  readonly color: 'main' | 'good' | 'warn' | 'bad' | 'calm';
  /** Null where there is nothing to tell. */
  readonly values: readonly (number | null)[];
  /** Lines: told apart without colour. */
  readonly dashed?: boolean;
  /** Bars: grow downwards. */
  readonly below?: boolean;
}

export interface ChartData {
  readonly kind: 'lines' | 'bars';
  /** What each point is called, in full and below the axis. */
  readonly points: readonly { readonly label: string; readonly short: string }[];
  readonly series: readonly Series[];
  /** A value with its unit. */
  readonly format: (value: number) => string;
}

export const inWords = (value: number | null | undefined, format: ChartData['format']): string =>
  value === null || value === undefined ? '–' : format(value);
