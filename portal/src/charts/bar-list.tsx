import type { ReactNode } from 'react';
import classes from './chart.module.css';

interface Item {
  readonly label: ReactNode;
  readonly name: string;
  readonly value: number;
  readonly note?: string;
}

/** Numbers beside their names, with a bar for how they compare. */
export function BarList({ label, items }: { label: string; items: readonly Item[] }): ReactNode {
  const most = Math.max(1, ...items.map(({ value }) => value));
  return (
    <ul className={classes.bars} aria-label={label}>
      {items.map(({ name, label: shown, value, note }) => (
        <li key={name}>
          <span className={classes.name}>{shown}</span>
          <span className={classes.track} aria-hidden>
            <svg width="100%" height="8">
              <rect className={classes.bar} data-color="main" width={`${(value / most) * 100}%`} height="8" rx="3" />
            </svg>
          </span>
          <span className={classes.number}>
            {value.toLocaleString('en')}
            {note !== undefined && <small> {note}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
