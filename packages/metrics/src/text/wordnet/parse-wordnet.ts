import { parseLineFile } from "../data/parse-line-file.ts";

/** Parts of speech by WordNet's letters: noun, verb, adjective, adverb. */
export type WordnetPos = "n" | "v" | "a" | "r";

/** What WordNet has of one part of speech. Phrases are written with underscores. */
export interface WordnetPart {
  readonly lemmas: ReadonlySet<string>;
  /** From an irregular form to its lemmas. */
  readonly exceptions: ReadonlyMap<string, readonly string[]>;
}

/** WordNet's lemmas, by part of speech. */
export type Wordnet = Readonly<Record<WordnetPos, WordnetPart>>;

/** Reads what tools/nlp-data/build.mjs wrote. `path` is for messages. Throws LanguageDataError for anything else. */
export function parseWordnet(text: string, path: string): Wordnet {
  const section = parseLineFile(text, path);
  const part = (name: string): WordnetPart => ({
    lemmas: new Set(section(name)),
    exceptions: new Map(section(`${name}.exc`).map(parseException)),
  });
  return { n: part("noun"), v: part("verb"), a: part("adj"), r: part("adv") };
}

function parseException(line: string): [string, readonly string[]] {
  const [form = "", ...lemmas] = line.split(" ");
  return [form, lemmas];
}
