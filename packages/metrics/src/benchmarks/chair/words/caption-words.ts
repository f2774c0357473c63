import { lowerCase } from "../../../text/lower-case.ts";
import { tokenSpans } from "../../../text/nltk/token-spans.ts";
import { doubleWords } from "./double-words.ts";
import type { FrontEnd } from "./front-end.ts";

/** A word of a caption as CHAIR counts them: a base form, or two that count as one. */
export interface CaptionWord {
  readonly word: string;
  /** The first of its tokens, from 0. */
  readonly token: number;
  /** Where it stands in the caption, in UTF-16 units; the end is not included. */
  readonly start: number;
  readonly end: number;
}

/** The words of a caption; punctuation counts. */
export function captionWords(caption: string, frontEnd: FrontEnd): CaptionWord[] {
  const lower = lowerCase(caption);
  const tokens = frontEnd.tokenize(lower.text);
  const spans = tokenSpans(lower.text, tokens);
  const forms = frontEnd.baseForms(tokens);
  const words: CaptionWord[] = [];
  for (let i = 0; i < forms.length; i++) {
    const double = doubleWords.get(forms.slice(i, i + 2).join(" "));
    const token = i;
    if (double !== undefined) i++;
    const start = lower.original(spans[token]?.start ?? 0);
    const end = lower.original(spans[i]?.end ?? 0);
    words.push({ word: double ?? forms[i] ?? "", token, start, end });
  }
  return words;
}
