import { pySpace } from "../nltk/python-text.ts";
import { punktNonWord } from "./punkt-token.ts";

/** A mark that may end a sentence. */
export interface PossibleEnd {
  /** From the word before the mark to the mark or word after it. */
  readonly context: string;
  /** Just behind the mark. */
  readonly end: number;
  /** Where the next sentence would start. */
  readonly next: number;
}

interface Candidate extends PossibleEnd {
  readonly wordStart: number;
  readonly mark: number;
}

const marks = new RegExp(`[.?!](?=(?<after>${punktNonWord}|(?<gap>[${pySpace}]+)[^${pySpace}]+))`, "gu");

/** The marks that may end a sentence, in order. Of those whose contexts overlap, the last. */
export function possibleEnds(text: string): PossibleEnd[] {
  const found = candidates(text);
  return found.filter((candidate, i) => {
    const after = found[i + 1];
    return after === undefined || candidate.mark <= after.wordStart;
  });
}

function candidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  let last = { wordStart: 0, mark: 0 };
  for (const match of text.matchAll(marks)) {
    const mark = match.index;
    const blank = lastBlank(text, last.mark, mark);
    // A blank at the very start of the stretch counts as none: so NLTK has it.
    const wordStart = blank > last.mark ? blank + 1 : last.wordStart;
    const { after = "", gap = "" } = match.groups ?? {};
    last = { wordStart, mark };
    const end = mark + 1;
    found.push({ ...last, end, next: end + gap.length, context: text.slice(wordStart, end) + after });
  }
  return found;
}

/** The last ASCII whitespace in `[from, to)`, or -1. */
function lastBlank(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (" \t\n\r\v\f".includes(text.charAt(i))) return i;
  return -1;
}
