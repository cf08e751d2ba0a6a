/** Round numbers from below `-down` up to above `up`, through 0: `[-5, 0, 5, 10]`. They stand for things: there is no half of one. */
export function steps(up: number, down = 0, wanted = 4): number[] {
  const rough = Math.max(up + down, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!,
  );
  const below = Math.ceil(down / step);
  const above = Math.max(1, Math.ceil(up / step));
  return Array.from({ length: below + above + 1 }, (_, index) => (index - below) * step);
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
export const short = (value: number): string => compact.format(value);
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Which of so many points are named below the axis, evenly. */
export function labelled(count: number, most: number): number[] {
  if (count === 0) return [];
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}
