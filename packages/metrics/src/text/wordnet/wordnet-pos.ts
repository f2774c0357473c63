import type { WordnetPos } from "./parse-wordnet.ts";

/** WordNet's part of speech of a Penn Treebank tag by its first letter, as CHAIR's code has it: RP is an adverb, all else a noun. */
export function wordnetPos(tag: string): WordnetPos {
  if (tag.startsWith("J")) return "a";
  if (tag.startsWith("V")) return "v";
  return tag.startsWith("R") ? "r" : "n";
}
