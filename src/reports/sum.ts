/** The sum of one number of each row. */
export function sumOf<Name extends string>(rows: readonly { readonly [Key in Name]: number }[], name: Name): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}
