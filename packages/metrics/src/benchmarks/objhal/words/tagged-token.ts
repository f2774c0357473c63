import { type WordTokenizeOptions, wordTokenize } from "../../../text/nltk/word-tokenize.ts";
import { posTag } from "../../../text/tagger/pos-tag.ts";
import { loadWordnet } from "../../../text/wordnet/load-wordnet.ts";
import { morphy } from "../../../text/wordnet/morphy.ts";
import type { WordnetPos } from "../../../text/wordnet/parse-wordnet.ts";
import { wordnetPos } from "../../../text/wordnet/wordnet-pos.ts";

/** What the post-processing needs of a token. */
export interface TaggedToken {
  readonly lemma: string;
  /** Of the Penn Treebank. */
  readonly tag: string;
}

/** Tags a short phrase such as "a red car". */
export type TagPhrase = (phrase: string) => readonly TaggedToken[];

/** spaCy parts words there. */
const joint = /(?<=\p{L})([-/])(?=\p{L})/u;

/** NLTK's tagger and WordNet's lemmas in spaCy's place; README.md says what is done to come near it, and how near that is. */
export function tagWithNltk(phrase: string, options: WordTokenizeOptions = {}): TaggedToken[] {
  const tokens = wordTokenize(phrase, options).flatMap((token) => token.split(joint));
  return posTag(tokens).map((tag, i) => taggedToken(tokens[i] ?? "", tag));
}

function taggedToken(token: string, tag: string): TaggedToken {
  if (/^[-/]$/.test(token)) return { lemma: token, tag: "HYPH" };
  if (tag.startsWith("NNP")) return { lemma: token, tag };
  const word = token.toLowerCase();
  const isAdjective = tag.startsWith("NN") && forms(word, "n").length === 0 && forms(word, "a").length > 0;
  const found = forms(word, wordnetPos(isAdjective ? "JJ" : tag));
  // "men" and "man" are both in WordNet; of a plural, spaCy gives the singular.
  const singular = tag === "NNS" ? found.find((form) => form !== word) : undefined;
  // WordNet does not know "iphone": the word keeps its letters.
  return { lemma: singular ?? shortest(found) ?? token, tag: isAdjective ? "JJ" : tag };
}

function forms(word: string, pos: WordnetPos): string[] {
  return morphy(word, { pos, nltk: "3.9.1" }, loadWordnet());
}

function shortest(words: readonly string[]): string | undefined {
  return words.toSorted((a, b) => a.length - b.length)[0];
}
