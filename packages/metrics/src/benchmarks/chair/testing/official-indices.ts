import type { CaptionScore } from "../score-caption.ts";

/**
 * Where chair.py says that hallucinated mentions stand: PAI's place among the words, OPERA's among the tokens. Both count in
 * the list from which "seat" is gone, and so are wrong behind a seat; ours are not, and give theirs by the same mistake.
 */
export function officialIndices({ words, mentions }: Pick<CaptionScore, "words" | "mentions">) {
  const tokens = new Set(mentions.map(({ token }) => token));
  const dropped = words.filter(({ word, token }) => word === "seat" && !tokens.has(token)).length > 0;
  const left = words.filter(({ word }) => !(dropped && word === "seat"));
  const places = mentions
    .filter(({ hallucinated }) => hallucinated)
    .map(({ token }) => left.findIndex((word) => word.token === token));
  return { pai: places, opera: places.map((place) => words[place]?.token) };
}
