/** Reads AMBER's safe_words.txt, a word a line. Nothing is trimmed, as in the official code. */
export function parseSafeWords(text: string): ReadonlySet<string> {
  return new Set(text.split(/\r\n|\r|\n/).filter((line) => line !== ""));
}
