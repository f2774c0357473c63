/** A text in lower case, and from its offsets to those of the text, in UTF-16 units. */
export interface LowerCase {
  readonly text: string;
  readonly original: (offset: number) => number;
}

/** Python's `text.lower()`. Only a few letters, such as a dotted capital I, change their length. */
export function lowerCase(original: string): LowerCase {
  const text = original.toLowerCase();
  if (text.length === original.length) return { text, original: (offset) => offset };
  const offsets: number[] = [];
  let at = 0;
  for (const letter of original) {
    for (let unit = 0; unit < letter.toLowerCase().length; unit++)
      offsets.push(at + Math.min(unit, letter.length - 1));
    at += letter.length;
  }
  return { text, original: (offset) => offsets[offset] ?? original.length };
}
