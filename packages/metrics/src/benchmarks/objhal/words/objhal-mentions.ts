import type { ObjhalLexicon } from "./objhal-lexicon.ts";

/** A word that names a COCO class. */
export interface ObjhalMention {
  readonly word: string;
  readonly class: string;
}

/** The words that the lexicon has, letter by letter, once for each time. Where a toilet is named, no seat is a chair. */
export function objhalMentions(words: readonly string[], { classes }: ObjhalLexicon): ObjhalMention[] {
  const skipsSeat = words.includes("toilet") && words.includes("seat");
  return words.flatMap((word) => {
    const name = classes.get(word);
    return name === undefined || (skipsSeat && word === "seat") ? [] : [{ word, class: name }];
  });
}
