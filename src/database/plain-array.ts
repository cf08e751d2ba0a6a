/**
 * An array as PostgreSQL reads it, of what needs no quotes: ids, numbers, times. The driver would look for what to escape
 * in each.
 */
export function plainArray(items: readonly (string | number)[]): string {
  return `{${items.join(',')}}`;
}
