/**
 * What Python's `\s`, `str.split` and `str.strip` take for whitespace, to stand inside a character class:
 * U+001C to U+001F and U+0085 belong to it, U+FEFF does not.
 */
export const pySpace =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** What Python's `\w` takes for a word character, to stand inside a character class: marks do not belong to it. */
export const pyWord = "\\p{L}\\p{N}_";

const notSpace = new RegExp(`[^${pySpace}]+`, "gu");
const space = new RegExp(`[${pySpace}]`, "u");

/** Python's `text.split()`. */
export function pySplit(text: string): string[] {
  return text.match(notSpace) ?? [];
}

/** Whether this character is whitespace to Python. */
export function isPySpace(character: string): boolean {
  return space.test(character);
}

/** Python's `len(text.rstrip())`, in UTF-16 units. */
export function pyTrimmedLength(text: string): number {
  let end = text.length;
  while (end > 0 && isPySpace(text.charAt(end - 1))) end--;
  return end;
}

/** The source of an expression that matches `word` as Python's `(?i)` does: i, k and s have relatives outside ASCII. */
export function caseless(word: string): string {
  return [...word].map((letter) => relatives.get(letter) ?? bothCases(letter)).join("");
}

const relatives = new Map([
  ["i", "[iI\\u0130\\u0131]"],
  ["k", "[kK\\u212a]"],
  ["s", "[sS\\u017f]"],
]);

function bothCases(letter: string): string {
  return /[a-z]/.test(letter) ? `[${letter}${letter.toUpperCase()}]` : letter;
}
