import { isPySpace, pyTrimmedLength } from "../../text/nltk/python-text.ts";

/** Python's `text.strip()`. */
export function pyStrip(text: string): string {
  let start = 0;
  while (start < text.length && isPySpace(text.charAt(start))) start++;
  return text.slice(start, Math.max(start, pyTrimmedLength(text)));
}
