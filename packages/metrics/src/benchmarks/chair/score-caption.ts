import type { Counts } from "../../benchmark.ts";
import { type CaptionWord, captionWords } from "./words/caption-words.ts";
import type { FrontEnd } from "./words/front-end.ts";
import { loadLexicon } from "./words/lexicon.ts";
import { type Mention, mentions } from "./words/mentions.ts";

/** A mention, and whether the image lacks its class. */
export interface JudgedMention extends Mention {
  readonly hallucinated: boolean;
}

/** What CHAIR finds in one caption. */
export interface CaptionScore {
  readonly words: readonly CaptionWord[];
  readonly mentions: readonly JudgedMention[];
  readonly counts: Counts;
}

/** CHAIR of one caption of an image that shows these classes. Throws LanguageDataError where language data is missing. */
export function scoreCaption(text: string, truth: ReadonlySet<string>, frontEnd: FrontEnd): CaptionScore {
  const words = captionWords(text, frontEnd);
  const judged = mentions(words, loadLexicon()).map((mention) => ({
    ...mention,
    hallucinated: !truth.has(mention.class),
  }));
  const hallucinated = judged.filter((mention) => mention.hallucinated).length;
  const named = new Set(judged.map((mention) => mention.class));
  const counts = {
    captions: 1,
    hallucinatedCaptions: hallucinated > 0 ? 1 : 0,
    mentions: judged.length,
    hallucinatedMentions: hallucinated,
    namedClasses: named.size,
    correctClasses: [...named].filter((name) => truth.has(name)).length,
    trueClasses: truth.size,
    words: words.length,
    emptyCaptions: words.length === 0 ? 1 : 0,
  };
  return { words, mentions: judged, counts };
}
