import type { Attribute } from '../protocol/index.js';

/**
 * Every path that was ever defined, as `level` or `badge.number`, with the kind of its values, as `integer` or `string[]`.
 * Values outlive their definition: what is defined anew must be able to read them.
 */
export type Shapes = Readonly<Record<string, string>>;

/** The kinds of values that these attributes have. */
export function shapesOf(attributes: readonly Attribute[], prefix = ''): Shapes {
  return Object.fromEntries(
    attributes.flatMap(({ name, type, multiValued, subAttributes = [] }) => [
      [prefix + name, multiValued ? `${type}[]` : type],
      ...Object.entries(shapesOf(subAttributes, `${prefix}${name}.`)),
    ]),
  );
}

/** The known paths whose values would be of another kind by the new definition, or stand under another spelling. */
export function misreadPaths(known: Shapes, defined: Shapes): string[] {
  const spellings = new Map(Object.keys(defined).map((path) => [path.toLowerCase(), path]));
  return Object.keys(known).filter((path) => {
    const redefined = spellings.get(path.toLowerCase());
    return redefined !== undefined && (redefined !== path || defined[redefined] !== known[path]);
  });
}

/** What is known once the definition holds, given that no values stand under the paths that it would misread. */
export function addShapes(known: Shapes, defined: Shapes): Shapes {
  const replaced = new Set(misreadPaths(known, defined));
  return { ...Object.fromEntries(Object.entries(known).filter(([path]) => !replaced.has(path))), ...defined };
}
