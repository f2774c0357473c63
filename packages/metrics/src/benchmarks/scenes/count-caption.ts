import type { Caption, Counts } from "../../benchmark.ts";
import type { Lexicon } from "./lexicon.ts";
import { mentions } from "./mentions.ts";

/** CHAIR's counts of one caption of an image that shows these classes. */
export function countCaption(caption: Caption, truth: ReadonlySet<string>, lexicon: Lexicon): Counts {
  const found = mentions(caption.text, lexicon).map((mention) => mention.class);
  const named = [...new Set(found)];
  const hallucinated = found.filter((name) => !truth.has(name)).length;
  return {
    captions: 1,
    hallucinatedCaptions: hallucinated > 0 ? 1 : 0,
    mentions: found.length,
    hallucinatedMentions: hallucinated,
    namedClasses: named.length,
    correctClasses: named.filter((name) => truth.has(name)).length,
    trueClasses: truth.size,
    tokens: caption.tokens,
  };
}
