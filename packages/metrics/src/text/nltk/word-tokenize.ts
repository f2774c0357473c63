import { loadPunkt } from "../punkt/load-punkt.ts";
import type { PunktParameters } from "../punkt/parse-punkt.ts";
import { splitSentences } from "../punkt/split-sentences.ts";
import type { NltkVersion } from "./nltk-version.ts";
import { treebankTokens } from "./treebank-tokens.ts";

/** How to split a text into words. */
export interface WordTokenizeOptions {
  /** Default "3.9.1". */
  readonly nltk?: NltkVersion;
  /** Default: the file that `kvsweep data fetch punkt` puts in place, read at the first call. */
  readonly punkt?: PunktParameters;
}

/**
 * NLTK's `word_tokenize`: sentences by Punkt, then words by the Treebank rules.
 * Throws LanguageDataError where the Punkt file is needed and has not been fetched.
 */
export function wordTokenize(text: string, options: WordTokenizeOptions = {}): string[] {
  const { nltk = "3.9.1", punkt = loadPunkt() } = options;
  return splitSentences(text, punkt).flatMap((sentence) => treebankTokens(sentence, nltk));
}
