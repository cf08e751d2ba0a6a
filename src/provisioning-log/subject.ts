import type { Exchange } from './exchange.entity.js';
import { isSecret } from './redact.js';

const LONGEST_SUBJECT = 200;
// The name stands near the beginning of a resource, and a list has many of them.
const LOOKED_THROUGH = 2_048;
const SOUGHT =
  /^\s*(?:userName|externalId|displayName|emails(?:\[[^\]]*\])?(?:\.value)?)\s+eq\s+(?:"([^"]+)"|([^\s"]+))\s*$/i;
const NAMES: Readonly<Record<string, { readonly name: string; readonly inText: RegExp }>> = {
  User: { name: 'userName', inText: /"userName":("(?:[^"\\]|\\.)*")/ },
  Group: { name: 'displayName', inText: /"displayName":("(?:[^"\\]|\\.)*")/ },
};

/** Whom a request was about, in lower case: the name in the request or its answer, or the one that was looked for. */
export function subjectOf({ operation, resourceType, body, answer, query }: Exchange): string | null {
  const known = NAMES[resourceType ?? ''];
  if (!known) return null;
  const found =
    operation === 'search'
      ? soughtIn(query, body)
      : (nameIn(body, known.name) ?? nameInText(answer ?? '', known.inText));
  return found ? found.toLowerCase().slice(0, LONGEST_SUBJECT) : null;
}

function nameIn(body: unknown, name: string): string | null {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value.replaceAll('\0', '') : null;
}

function nameInText(answer: string, inText: RegExp): string | null {
  const name = inText.exec(answer.slice(0, LOOKED_THROUGH))?.[1];
  return name === undefined ? null : (JSON.parse(name) as string).replaceAll('\0', '');
}

function soughtIn(query: string | null, body: unknown): string | null {
  const filter = query === null ? nameIn(body, 'filter') : new URLSearchParams(query).get('filter');
  if (!filter || isSecret(filter)) return null;
  const [, quoted, bare] = SOUGHT.exec(filter) ?? [];
  return (quoted ?? bare)?.replaceAll('\0', '').toWellFormed() ?? null;
}
