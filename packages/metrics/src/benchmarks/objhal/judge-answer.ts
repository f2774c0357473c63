import type { Counts } from "../../benchmark.ts";
import { pyStrip } from "./py-strip.ts";
import type { ObjhalLexicon } from "./words/objhal-lexicon.ts";
import { type ObjhalMention, objhalMentions } from "./words/objhal-mentions.ts";

/** A mention, and whether the image lacks its class. */
export interface JudgedObjhalMention extends ObjhalMention {
  readonly hallucinated: boolean;
}

/** What Object HalBench finds in one answer. */
export interface JudgedAnswer {
  readonly mentions: readonly JudgedObjhalMention[];
  readonly counts: Counts;
}

/** Judges the words of an answer about an image that shows these classes. Unlike CHAIR, it counts words, not classes, once. */
export function judgeAnswer(
  { text, words }: { readonly text: string; readonly words: readonly string[] },
  truth: ReadonlySet<string>,
  lexicon: ObjhalLexicon,
): JudgedAnswer {
  const mentions = objhalMentions(words, lexicon).map((mention) => ({
    ...mention,
    hallucinated: !truth.has(mention.class),
  }));
  const hallucinated = mentions.filter((mention) => mention.hallucinated).length;
  const correct = mentions.filter((mention) => !mention.hallucinated).map((mention) => mention.class);
  const counts = {
    answers: 1,
    hallucinatedAnswers: hallucinated > 0 ? 1 : 0,
    answersWithObjects: mentions.length > 0 ? 1 : 0,
    mentions: mentions.length,
    hallucinatedMentions: hallucinated,
    correctClasses: new Set(correct).size,
    trueClasses: truth.size,
    words: pyStrip(text).split(" ").length,
  };
  return { mentions, counts };
}
