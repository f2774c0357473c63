import type { NltkVersion } from "../nltk/nltk-version.ts";
import { loadWordnet } from "./load-wordnet.ts";
import { morphy } from "./morphy.ts";
import type { Wordnet, WordnetPos } from "./parse-wordnet.ts";

/** Whose rules to follow, and with which words. */
export interface LemmaOptions {
  /** Default "3.9.1". */
  readonly nltk?: NltkVersion;
  /** Default: WordNet 3.0, read at the first call. */
  readonly wordnet?: Wordnet;
}

/** NLTK's `WordNetLemmatizer.lemmatize`: the shortest lemma of a word, the first of equals; an unknown word unchanged. */
export function lemma(word: string, pos: WordnetPos, options: LemmaOptions = {}): string {
  const { nltk = "3.9.1", wordnet = loadWordnet() } = options;
  const [first, ...others] = morphy(word, { pos, nltk }, wordnet);
  return others.reduce((best, other) => (other.length < best.length ? other : best), first ?? word);
}
