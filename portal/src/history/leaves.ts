type Json = unknown;

/** One value of a resource, and where it stands in it: `name.familyName`, `emails (work).value`. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

const EXTENSION = /^urn:.*:(?<name>[^:]+):\d[\d.]*:(?:User|Group)$/i;

/** The values of a resource one by one, in the order in which they stand there. */
export function leavesOf(value: Json, path = ''): Leaf[] {
  if (Array.isArray(value)) {
    const names = value.map(elementName);
    const named = names.every((name, index) => name !== null && names.indexOf(name) === index);
    return value.flatMap((element: Json, index) => {
      const own = named ? ` (${names[index]!})` : value.length > 1 ? ` (${index + 1})` : '';
      return leavesOf(element, path + own);
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, join(path, name)));
  }
  return [
    {
      path,
      text: typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value),
    },
  ];
}

/** What changed between two states, value by value; null where there was none. */
export function difference(before: Json, after: Json): { path: string; before: string | null; after: string | null }[] {
  const [was, is] = [before, after].map(
    (state) => new Map(leavesOf(state ?? {}).map(({ path, text }) => [path, text])),
  );
  const paths = [...new Set([...was!.keys(), ...is!.keys()])];
  return paths
    .map((path) => ({ path, before: was!.get(path) ?? null, after: is!.get(path) ?? null }))
    .filter((row) => row.before !== row.after);
}

function elementName(element: Json): string | null {
  const { type } = (element ?? {}) as { type?: Json };
  return typeof type === 'string' && type !== '' ? type : null;
}

// An extension's attributes are told apart by themselves; its URN would only hide them.
function join(path: string, name: string): string {
  const extension = EXTENSION.exec(name)?.groups?.['name'];
  const own = extension === undefined ? name : extension === 'enterprise' ? '' : extension;
  return path === '' || own === '' ? path + own : `${path}.${own}`;
}
