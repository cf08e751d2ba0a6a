const LONGEST_SHOWN = 100;

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** The keys of an object so far. Most objects of a large body, such as members, have one. */
type Keys = Set<string> | string | null;

/**
 * What is wrong with the keys in a JSON text, null if nothing is: RFC 8259 §4 leaves open which of two values counts
 * where a key is there twice, and `__proto__` may come to mean an object's prototype. The text must be valid: it is
 * looked through once, at about the cost of parsing it.
 */
export function findFaultyKey(json: string): string | null {
  const outer: Keys[] = [];
  let keys: Keys = null;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === OPENING_BRACE) {
      outer.push(keys);
      keys = null;
    } else if (code === CLOSING_BRACE) {
      keys = outer.pop() ?? null;
    } else if (code === QUOTE) {
      const end = endOfString(json, at);
      if (isKey(json, end)) {
        const key = readKey(json, at, end);
        if (key === '__proto__') return `the key ${shown(key)}; leave it out`;
        if (has(keys, key)) return `the key ${shown(key)} more than once; send it once`;
        keys = plus(keys, key);
      }
      at = end - 1;
    }
  }
  return null;
}

function has(keys: Keys, key: string): boolean {
  return typeof keys === 'string' ? keys === key : keys !== null && keys.has(key);
}

function plus(keys: Keys, key: string): Keys {
  if (keys === null) return key;
  return (typeof keys === 'string' ? new Set([keys]) : keys).add(key);
}

/** Where the string that begins at `start` is over, its quotes included. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

// Between a key and its colon stands white space at most, and after any other string a comma, a bracket or the end.
function isKey(json: string, end: number): boolean {
  let at = end;
  while (json.charCodeAt(at) <= 0x20) at++;
  return json.charCodeAt(at) === COLON;
}

// The same key can be written in more than one way: "user\u004eame" is "userName".
function readKey(json: string, start: number, end: number): string {
  const key = json.slice(start + 1, end - 1);
  return key.includes('\\') ? (JSON.parse(json.slice(start, end)) as string) : key;
}

function shown(key: string): string {
  return JSON.stringify(key.slice(0, LONGEST_SHOWN));
}
