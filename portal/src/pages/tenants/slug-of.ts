const COMBINING = /[\u0300-\u036f]/g;

/** `Société Générale, Inc.` → `societe-generale-inc`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(COMBINING, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}
