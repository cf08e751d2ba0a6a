/** Stands where something secret stood. */
export const REMOVED = '[removed]';

const NAMES =
  'passw|passphrase|pwd|secret(?!ar)|token|credential|api[-_ ]?key|private[-_ ]?key|signing[-_ ]?key|recovery[-_ ]?code';
const SECRET = new RegExp(NAMES, 'i');

// A member of an object, in JSON or in JSON within a string; the text may end in the middle of its value.
const MEMBER = new RegExp(
  String.raw`(\\*"[^"]*(?:${NAMES})[^"]*"\s*:\s*)(?:\\+"(?:.*?\\+"|.*$)|"(?:[^"\\]|\\.)*"?|\[[^\]]*\]?|\{[^}]*\}?|-?\d[\d.eE+-]*)`,
  'gis',
);
const QUOTED = /"(?:[^"\\]|\\.)*"?|\([^)]*\)?/g;

/** True for the name of an attribute or parameter that holds something secret, and for text that mentions one. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** JSON as text, whole or cut, without the values of secret members. */
export function redactJson(text: string): string {
  return isSecret(text) ? text.replace(MEMBER, `$1"${REMOVED}"`) : text;
}

/** A path or a filter that may compare something secret: what it compares with is taken out, quoted or not. */
export function redactFilter(text: string): string {
  return isSecret(text) ? text.replace(/\[.*|\s.*/s, REMOVED) : text;
}

/** A sentence that may quote a secret value: what it quotes is taken out. */
export function redactQuotes(text: string): string {
  return isSecret(text) ? text.replace(QUOTED, REMOVED) : text;
}

/** The query of an address, without the values of secret parameters and of filters for something secret. */
export function redactQuery(query: string): string {
  if (!isSecret(query) && !query.includes('%')) return query;
  return query
    .split('&')
    .map((parameter) => {
      if (!isSecret(decoded(parameter))) return parameter;
      const end = parameter.indexOf('=');
      // Without a name it could be anything that was pasted there.
      return end < 0 ? REMOVED : `${parameter.slice(0, end)}=${REMOVED}`;
    })
    .join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
}
