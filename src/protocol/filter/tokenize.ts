import { ScimError } from '../messages/scim-error.js';

/** One word, quoted string or bracket of a filter; `position` counts from 1, as people do. */
export interface Token {
  readonly kind: 'word' | 'string' | '(' | ')' | '[' | ']' | 'end';
  readonly text: string;
  readonly position: number;
}

const MAX_LENGTH = 10_000;

// A word ends where a quote begins: an example of RFC 7644 §3.5.2.2 has `value eq"2819…"`, without the space.
const TOKEN = /\s*(?:([()[\]])|("(?:[^"\\]|\\[^])*")|([^\s()[\]"]+))/y;

export function invalidFilter(position: number, reason: string): ScimError {
  return new ScimError(400, `Filter, position ${position}: ${reason}`, 'invalidFilter');
}

/** A piece of the filter as an error shows it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 50 ? `${text.slice(0, 50)}…` : text);
}

/** Cuts a filter into tokens, of which the last is `end`. `offset` is where the filter begins in a longer text. */
export function tokenize(filter: string, offset = 0): Token[] {
  if (filter.length > MAX_LENGTH) throw invalidFilter(MAX_LENGTH + 1, `a filter has at most ${MAX_LENGTH} characters.`);
  const text = withoutTrailingAmpersand(filter);
  const tokens: Token[] = [];
  for (let index = 0; index < text.length; index = TOKEN.lastIndex) {
    TOKEN.lastIndex = index;
    const match = TOKEN.exec(text);
    if (!match) throw invalidFilter(offset + text.indexOf('"', index) + 1, 'the closing " is missing.');
    tokens.push(toToken(match, offset + TOKEN.lastIndex));
  }
  tokens.push({ kind: 'end', text: '', position: offset + text.length + 1 });
  return tokens;
}

// OneLogin ends its query with `&`, and some gateways hand that on as a part of the filter.
function withoutTrailingAmpersand(filter: string): string {
  const text = filter.trimEnd();
  return text.endsWith('&') ? text.slice(0, -1).trimEnd() : text;
}

function toToken([, bracket, quoted, word]: RegExpExecArray, end: number): Token {
  if (bracket) return { kind: bracket as '(' | ')' | '[' | ']', text: bracket, position: end };
  if (quoted) return { kind: 'string', text: unquote(quoted, end), position: end - quoted.length + 1 };
  const text = word as string;
  return { kind: 'word', text, position: end - text.length + 1 };
}

function unquote(quoted: string, end: number): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    const position = end - quoted.length + 1;
    throw invalidFilter(position, 'a quoted value is a JSON string, in which a backslash is written \\\\.');
  }
}
