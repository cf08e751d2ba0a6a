const YEAR_MS = 365 * 86_400_000;

/** How long a client secret lives: three years are the most. */
export const CLIENT_LIVES = [
  { value: '1', label: 'A year' },
  { value: '2', label: 'Two years' },
  { value: '3', label: 'Three years' },
];

export const endOf = (years: string): string => new Date(Date.now() + Number(years) * YEAR_MS).toISOString();

export const TOKEN_LIVES = [
  { value: '3600', label: 'An hour' },
  { value: '7200', label: 'Two hours' },
  { value: '21600', label: 'Six hours' },
];
