import { parseLineFile } from "../data/parse-line-file.ts";

/** What Punkt has learnt of a language. Words are in lower case, numbers are "##number##". */
export interface PunktParameters {
  readonly abbreviations: ReadonlySet<string>;
  /** Pairs of words around a period that ends no sentence, joined by a tab. */
  readonly collocations: ReadonlySet<string>;
  readonly sentenceStarters: ReadonlySet<string>;
  /** In which letter case and place of a sentence a word was seen; the bits are in ortho-context.ts. */
  readonly orthoContexts: ReadonlyMap<string, number>;
}

/** Reads what `packPunkt` wrote. `path` is for messages. Throws LanguageDataError for anything else. */
export function parsePunkt(text: string, path: string): PunktParameters {
  const section = parseLineFile(text, path);
  const contexts = section("orthoContexts").map((line): [string, number] => {
    const tab = line.lastIndexOf("\t");
    return [line.slice(0, tab), Number(line.slice(tab + 1))];
  });
  return {
    abbreviations: new Set(section("abbreviations")),
    collocations: new Set(section("collocations")),
    sentenceStarters: new Set(section("sentenceStarters")),
    orthoContexts: new Map(contexts),
  };
}
