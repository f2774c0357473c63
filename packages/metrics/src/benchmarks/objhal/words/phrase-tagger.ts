import type { WordTokenizeOptions } from "../../../text/nltk/word-tokenize.ts";
import { readDataFile } from "../../read-data-file.ts";
import { parseSpacyTokens, type SpacyTokens } from "./spacy-tokens.ts";
import { tagWithNltk } from "./tagged-token.ts";

/** Recorded spaCy tokens where a path is given, else NLTK's tagger in spaCy's place. Throws BenchmarkDataError. */
export async function phraseTagger(
  path: string | undefined,
  language: WordTokenizeOptions,
): Promise<SpacyTokens> {
  if (path === undefined) {
    return {
      model:
        "none: NLTK's tagger and WordNet's lemmas stand in for spaCy, so these are not the official scores",
      tag: (phrase) => tagWithNltk(phrase, language),
    };
  }
  const advice = "Record it with tools/objhal/record_spacy_tokens.py, or leave it out for the substitute.";
  return parseSpacyTokens((await readDataFile(path, advice)).toString("utf8"), path);
}
