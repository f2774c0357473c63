import { type WordTokenizeOptions, wordTokenize } from "../../../text/nltk/word-tokenize.ts";
import { joinDoubleWords } from "../../../text/objects/join-double-words.ts";
import { lemma } from "../../../text/wordnet/lemma.ts";
import type { ObjhalLexicon } from "./objhal-lexicon.ts";

/** The words of a text as the path without a chat model takes them: noun lemmas of all tokens, double words joined. */
export function textWords(
  text: string,
  { doubles }: ObjhalLexicon,
  options: WordTokenizeOptions = {},
): string[] {
  const lemmas = wordTokenize(text.toLowerCase(), options).map((token) => lemma(token, "n", options));
  return joinDoubleWords(lemmas, doubles).map(({ word }) => word);
}
