import { pySpace, pyTrimmedLength } from "../nltk/python-text.ts";
import { holdsSentenceEnd } from "./holds-sentence-end.ts";
import type { PunktParameters } from "./parse-punkt.ts";
import { possibleEnds } from "./possible-ends.ts";

interface Slice {
  readonly start: number;
  readonly end: number;
}

const closers = new RegExp(`^["')\\]}]+?(?:[${pySpace}]+|(?=--)|$)`, "u");

/** The sentences of a text as NLTK's `sent_tokenize` gives them, without the whitespace between them. */
export function splitSentences(text: string, punkt: PunktParameters): string[] {
  return realigned(text, slices(text, punkt)).map(({ start, end }) => text.slice(start, end));
}

function slices(text: string, punkt: PunktParameters): Slice[] {
  const ends = possibleEnds(text).filter(({ context }) => holdsSentenceEnd(context, punkt));
  const starts = [0, ...ends.map(({ next }) => next)];
  return starts.map((start, i) => ({ start, end: ends[i]?.end ?? pyTrimmedLength(text) }));
}

/** Closing quotes and brackets go to the sentence before them. Empty sentences go. */
function realigned(text: string, sentences: readonly Slice[]): Slice[] {
  const done: Slice[] = [];
  let moved = 0;
  for (const [i, sentence] of sentences.entries()) {
    const start = sentence.start + moved;
    const next = sentences[i + 1];
    const closing = next === undefined ? "" : (closers.exec(text.slice(next.start, next.end))?.[0] ?? "");
    moved = closing.length;
    if (next !== undefined && moved > 0) done.push({ start, end: next.start + pyTrimmedLength(closing) });
    else if (start < sentence.end) done.push({ start, end: sentence.end });
  }
  return done;
}
