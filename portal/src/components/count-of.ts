/** How many of them, in words that agree: `1 request`, `1,033 requests`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
