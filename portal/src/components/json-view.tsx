import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.js';
import classes from './json-view.module.css';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON as text with colours, or whatever else it is as it came. It is only ever shown as text. */
export function JsonView({ value, label }: { value: unknown; label: string }): ReactNode {
  const text = toText(value);
  return (
    <div className={classes.frame}>
      <div className={classes.copy}>
        <CopyButton value={text} label={`Copy: ${label}`} />
      </div>
      <pre className={classes.text} role="region" aria-label={label} tabIndex={0}>
        {text.split('\n').map((line, index) => (
          <Line key={index} text={line} />
        ))}
      </pre>
    </div>
  );
}

// Where a line is broken, it goes on below its first character; blanks would be what it is broken at.
function Line({ text }: { text: string }): ReactNode {
  const shown = text.trimStart();
  return (
    <span className={classes.line} style={{ paddingLeft: `${text.length - shown.length}ch` }}>
      {paint(shown)}
    </span>
  );
}

// A string may hold JSON, as the log's requests do, or anything else.
function toText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

function paint(text: string): ReactNode[] {
  const painted: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, colon] = match;
    painted.push(text.slice(end, match.index));
    const kind = colon !== undefined ? classes.key : string !== undefined ? classes.string : classes.word;
    painted.push(
      <span key={match.index} className={kind}>
        {token}
      </span>,
    );
    end = match.index + token.length;
  }
  return [...painted, text.slice(end)];
}
