import { isPySpace } from "./python-text.ts";

/** Where a token stands in its text: UTF-16 units, the end not included. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where each token of `wordTokenize(text)` stands in `text`.
 * Throws RangeError where the tokens are not this text's, in this text's letter case.
 */
export function tokenSpans(text: string, tokens: readonly string[]): TokenSpan[] {
  let position = 0;
  return tokens.map((token) => {
    while (position < text.length && isPySpace(text.charAt(position))) position++;
    const start = position;
    position += lengthAt(text, start, token);
    return { start, end: position };
  });
}

/** The tokenizer keeps every character, but writes straight quotes as `` or ''. */
function lengthAt(text: string, start: number, token: string): number {
  if (text.startsWith(token, start)) return token.length;
  if (token === "``" || token === "''") {
    if (text.startsWith('"', start)) return 1;
    if (text.startsWith("''", start)) return 2;
  }
  throw new RangeError(
    `Cannot find token ${JSON.stringify(token)}: it does not stand at ${start} of the text`,
  );
}
