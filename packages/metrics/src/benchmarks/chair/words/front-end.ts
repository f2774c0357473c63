import { type NltkVersion, nltkVersions } from "../../../text/nltk/nltk-version.ts";
import { wordTokenize } from "../../../text/nltk/word-tokenize.ts";
import { singularize } from "../../../text/pattern/singularize.ts";
import type { PunktParameters } from "../../../text/punkt/parse-punkt.ts";
import { posTag } from "../../../text/tagger/pos-tag.ts";
import { lemma } from "../../../text/wordnet/lemma.ts";
import { wordnetPos } from "../../../text/wordnet/wordnet-pos.ts";

/** Whose base forms: WordNet's lemmas (OPERA, PAI, MiddleLayer), or Pattern's singulars (the original of 2018). */
export const frontEndNames = ["wordnet", "pattern"] as const;

/** The name of a front end. */
export type FrontEndName = (typeof frontEndNames)[number];

/** How CHAIR reads English. */
export interface FrontEnd {
  readonly name: FrontEndName;
  readonly nltk: NltkVersion;
  readonly tokenize: (text: string) => string[];
  /** A base form for each token. */
  readonly baseForms: (tokens: readonly string[]) => string[];
}

/** What to read English with; Punkt's parameters are by default those that `kvsweep data fetch punkt` put in place. */
export interface FrontEndOptions {
  readonly name?: FrontEndName;
  readonly nltk?: NltkVersion;
  readonly punkt?: PunktParameters;
}

/** A front end, by default WordNet's with NLTK 3.9.1. It throws LanguageDataError where language data is missing. */
export function frontEnd(options: FrontEndOptions = {}): FrontEnd {
  const { name = "wordnet", nltk = nltkVersions[0], punkt } = options;
  const tokenizing = punkt === undefined ? { nltk } : { nltk, punkt };
  return {
    name,
    nltk,
    tokenize: (text) => wordTokenize(text, tokenizing),
    baseForms: name === "pattern" ? (tokens) => tokens.map(singularize) : (tokens) => lemmas(tokens, nltk),
  };
}

function lemmas(tokens: readonly string[], nltk: NltkVersion): string[] {
  const tags = posTag(tokens);
  return tokens.map((token, i) => lemma(token, wordnetPos(tags[i] ?? ""), { nltk }));
}
