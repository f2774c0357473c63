import { type WordTokenizeOptions, wordTokenize } from "../../text/nltk/word-tokenize.ts";
import { posTag } from "../../text/tagger/pos-tag.ts";
import { lemma } from "../../text/wordnet/lemma.ts";

/** The noun lemmas of a response, in order, repeats kept. Letter case stays: "People" is not "people". */
export function responseNouns(response: string, options: WordTokenizeOptions = {}): string[] {
  const tokens = wordTokenize(response, options);
  const tags = posTag(tokens);
  return tokens.filter((_, i) => tags[i]?.startsWith("NN")).map((token) => lemma(token, "n", options));
}
