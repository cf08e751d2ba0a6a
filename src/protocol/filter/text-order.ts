/**
 * Text as it compares where case does not count: Unicode's simple mapping, one character for one, as PostgreSQL's lower()
 * has it. So İ is i, K (Kelvin) is k, every sigma is σ; ß is not ss, ı is not i, and é is not e with an accent after it.
 */
export function foldCase(text: string): string {
  // The two places where toLowerCase goes by the word: İ becomes two characters, a last Σ becomes ς.
  return text.replaceAll('İ', 'i').replaceAll('Σ', 'σ').toLowerCase();
}

/** Negative when `one` comes first, by code points as COLLATE "C" has it: a string's own order puts 😀 before U+E000. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const [left, right] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (left !== right) return inCodePointOrder(left) - inCodePointOrder(right);
  }
  return one.length - other.length;
}

// Halves of characters beyond U+FFFF come after everything that is whole.
function inCodePointOrder(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}
