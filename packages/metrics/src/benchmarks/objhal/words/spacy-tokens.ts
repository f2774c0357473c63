import { z } from "zod";
import { BenchmarkDataError } from "../../../errors.ts";
import { parseDataJson } from "../../parse-data-json.ts";
import type { TagPhrase } from "./tagged-token.ts";

const Token = z.tuple([z.string(), z.string(), z.string()]);
const File = z.object({ model: z.string(), tokens: z.record(z.string(), z.array(Token)) });

/** What a spaCy model made of phrases. */
export interface SpacyTokens {
  /** Such as "en_core_web_trf 3.8.0". */
  readonly model: string;
  /** Throws BenchmarkDataError for a phrase that was not recorded. */
  readonly tag: TagPhrase;
}

/** Reads recorded spaCy tokens: for each phrase a list of [text, lemma, tag]. Throws BenchmarkDataError. */
export function parseSpacyTokens(text: string, path: string): SpacyTokens {
  const { model, tokens } = parseDataJson(File, text, path);
  const phrases = new Map(Object.entries(tokens));
  return {
    model,
    tag: (phrase) => {
      const found = phrases.get(phrase);
      if (found !== undefined) return found.map(([, lemma, tag]) => ({ lemma, tag }));
      const message = `Cannot tag "${phrase}": "${path}" has no tokens of it`;
      throw new BenchmarkDataError(message, "Record it with tools/objhal/record_spacy_tokens.py.");
    },
  };
}
