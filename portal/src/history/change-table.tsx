import type { ReactNode } from 'react';
import type { Change } from '../api/people.js';
import classes from './history.module.css';
import type { difference } from './leaves.js';

interface Props {
  readonly change: Change;
  readonly rows: ReturnType<typeof difference>;
}

/** Values before and after, side by side; of a resource that came or went only the one side. */
export function ChangeTable({ change: { action }, rows }: Props): ReactNode {
  return (
    <div className={classes.frame}>
      <table className={classes.values} aria-label="What changed">
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            {action !== 'created' && <th scope="col">Before</th>}
            {action !== 'deleted' && <th scope="col">After</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">{path}</th>
              {action !== 'created' && <Value text={before} kind="before" />}
              {action !== 'deleted' && <Value text={after} kind="after" />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ text, kind }: { text: string | null; kind: 'before' | 'after' }): ReactNode {
  return (
    <td data-kind={text === null ? undefined : kind} data-label={kind}>
      {text === null ? <span className={classes.nothing}>nothing</span> : text === '' ? '(empty)' : text}
    </td>
  );
}
