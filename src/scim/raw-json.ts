/** JSON that the database has already written, to be passed on without being read. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** Writes a value as JSON; members of an object, and of the objects in an array, may be `RawJson`. */
export function stringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const plain: Record<string, unknown> = {};
  const written: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member instanceof RawJson) written.push(`${JSON.stringify(name)}:${member.text}`);
    else if (name === 'Resources') written.push(`"Resources":${stringify(member)}`);
    else plain[name] = member;
  }
  const text = JSON.stringify(plain);
  if (written.length === 0) return text;
  return text === '{}' ? `{${written.join(',')}}` : `${text.slice(0, -1)},${written.join(',')}}`;
}
