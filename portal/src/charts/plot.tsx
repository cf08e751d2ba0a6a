import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import classes from './chart.module.css';
import { Bars, Lines } from './marks.js';
import { labelled, short, steps } from './scale.js';
import { type ChartData, inWords } from './series.js';

const HEIGHT = 200;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 8;
const LABEL_WIDTH = 84;

/** Where the points and the values of a chart are in its drawing. */
export interface Place {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  /** How much room a point has. */
  readonly slot: number;
}

/** The drawing, with what each colour means; where one points, or goes with the arrow keys, it tells the numbers. */
export function Plot({ summary, ...data }: ChartData & { summary: string }): ReactNode {
  const { ref, width } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const { points, series, kind } = data;
  const marks = steps(highest(data, false), highest(data, true));
  const [least, most] = [marks[0]!, marks.at(-1)!];
  const slot = Math.max(0, width - LEFT) / Math.max(1, points.length);
  const place: Place = {
    slot,
    x: (index) => LEFT + slot * (index + 0.5),
    y: (value) => TOP + ((most - value) / (most - least)) * (HEIGHT - TOP - BOTTOM),
  };
  function point({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void {
    const index = Math.floor((clientX - currentTarget.getBoundingClientRect().left - LEFT) / slot);
    setPointed(index >= 0 && index < points.length ? index : null);
  }
  const last = points.length - 1;
  function go(event: KeyboardEvent): void {
    const from = pointed ?? last;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setPointed(Math.min(last, Math.max(0, to)));
  }
  return (
    <div ref={ref}>
      <Legend data={data} pointed={pointed} />
      {width > 0 && (
        <div
          className={classes.pointer}
          role="slider"
          tabIndex={0}
          aria-label={summary}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={pointed ?? last}
          aria-valuetext={valuesAt(data, pointed ?? last)}
          onKeyDown={go}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && setPointed(last)}
          onBlur={() => setPointed(null)}
        >
          <svg
            {...{ width, height: HEIGHT, className: classes.plot }}
            onPointerMove={point}
            onPointerLeave={() => setPointed(null)}
          >
            {marks.map((value) => (
              <g key={value}>
                <line x1={LEFT} x2={width} y1={place.y(value)} y2={place.y(value)} data-zero={value === 0} />
                <text x={LEFT - 8} y={place.y(value)} dy="0.35em" textAnchor="end">
                  {short(Math.abs(value))}
                </text>
              </g>
            ))}
            {labelled(points.length, Math.floor((width - LEFT) / LABEL_WIDTH)).map((index) => (
              <text
                key={index}
                x={place.x(index)}
                y={HEIGHT - 4}
                textAnchor={points.length > 1 && index === 0 ? 'start' : 'middle'}
              >
                {points[index]!.short}
              </text>
            ))}
            {pointed !== null && (
              <rect
                className={classes.pointed}
                x={LEFT + slot * pointed}
                y={TOP}
                width={slot}
                height={HEIGHT - TOP - BOTTOM}
              />
            )}
            {kind === 'bars' ? <Bars series={series} place={place} /> : <Lines series={series} place={place} />}
          </svg>
        </div>
      )}
    </div>
  );
}

/** `12 Nov: Joined 4, Left none`, for who cannot see it. */
function valuesAt({ points, series, format }: ChartData, index: number): string {
  const values = series.map(({ label, values: all }) => `${label} ${inWords(all[index], format)}`);
  return `${points[index]?.label ?? ''}: ${values.join(', ')}`;
}

function Legend({ data, pointed }: { data: ChartData; pointed: number | null }): ReactNode {
  const { series, points, format } = data;
  return (
    <ul className={classes.legend}>
      {series.map(({ label, color, dashed, values }) => (
        <li key={label}>
          <span className={classes.key} data-color={color} data-dashed={dashed} aria-hidden />
          {label}
          {pointed !== null && <strong>{inWords(values[pointed], format)}</strong>}
        </li>
      ))}
      <li aria-hidden className={classes.when}>
        {pointed === null ? '' : points[pointed]!.label}
      </li>
    </ul>
  );
}

// Bars stand on each other.
function highest({ kind, series, points }: ChartData, below: boolean): number {
  const chosen = series.filter((each) => (each.below ?? false) === below);
  const sums = points.map((_, index) => {
    const values = chosen.map(({ values: all }) => all[index] ?? 0);
    return kind === 'bars' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  return sums.reduce((most, value) => Math.max(most, value), 0);
}
