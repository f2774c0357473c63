import type { CaptionWord } from "./caption-words.ts";
import type { Lexicon } from "./lexicon.ts";

/** A word of a caption that names a COCO class. */
export interface Mention extends CaptionWord {
  readonly class: string;
}

/** The mentions among a caption's words, in order, once for each time. Where a toilet is named, no seat is a chair. */
export function mentions(words: readonly CaptionWord[], lexicon: Lexicon): Mention[] {
  const named = new Set(words.map(({ word }) => word));
  const skipsSeat = named.has("toilet") && named.has("seat");
  return words.flatMap((word) => {
    const name = lexicon.get(word.word);
    return name === undefined || (skipsSeat && word.word === "seat") ? [] : [{ ...word, class: name }];
  });
}
