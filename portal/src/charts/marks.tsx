import type { ReactNode } from 'react';
import classes from './chart.module.css';
import type { Place } from './plot.js';
import type { Series } from './series.js';

interface Props {
  readonly series: readonly Series[];
  readonly place: Place;
}

/** Each series as a line, interrupted where there is no value. */
export function Lines({ series, place }: Props): ReactNode {
  return series.map(({ label, color, dashed, values }) => (
    <g key={label} className={classes.line} data-color={color} data-dashed={dashed}>
      <path d={pathOf(values, place)} />
      {values.map((value, index) =>
        value !== null && isAlone(values, index) ? (
          <circle key={index} cx={place.x(index)} cy={place.y(value)} r={3} />
        ) : null,
      )}
    </g>
  ));
}

function pathOf(values: Series['values'], { x, y }: Place): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const begins = index === 0 || values[index - 1] === null;
      return `${begins ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

// A line of one point has no length.
const isAlone = (values: Series['values'], index: number): boolean =>
  (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;

/** The series stacked, those that grow downwards below the others. */
export function Bars({ series, place }: Props): ReactNode {
  const count = series[0]?.values.length ?? 0;
  const width = Math.max(1, Math.min(28, place.slot * 0.72));
  return Array.from({ length: count }, (_, index) => {
    const ends = { up: 0, down: 0 };
    return series.map(({ label, color, values, below }) => {
      const value = values[index] ?? 0;
      if (value === 0) return null;
      const [from, to] = below ? [ends.down, (ends.down -= value)] : [ends.up, (ends.up += value)];
      const [top, bottom] = [place.y(Math.max(from, to)), place.y(Math.min(from, to))];
      const x = place.x(index) - width / 2;
      return (
        <rect
          key={`${label} ${index}`}
          className={classes.bar}
          data-color={color}
          {...{ x, y: top, width, height: Math.max(1, bottom - top), rx: Math.min(2, width / 4) }}
        />
      );
    });
  });
}
