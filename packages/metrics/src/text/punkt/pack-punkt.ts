import { formatLineFile } from "../data/format-line-file.ts";

/** The text of the four files of a language in NLTK's `punkt_tab` package. */
export interface PunktTabFiles {
  readonly "abbrev_types.txt": string;
  readonly "collocations.tab": string;
  readonly "sent_starters.txt": string;
  readonly "ortho_context.tab": string;
}

/**
 * Our one file of Punkt parameters, from NLTK's four. Their lines come in no fixed order, so ours are sorted:
 * the same parameters give the same bytes, and so the hash that docs/data.md names.
 */
export function packPunkt(files: PunktTabFiles): string {
  return formatLineFile(
    { what: "Punkt parameters of English", source: "nltk_data packages/tokenizers/punkt_tab/english" },
    {
      abbreviations: sortedLines(files["abbrev_types.txt"]),
      collocations: sortedLines(files["collocations.tab"]),
      sentenceStarters: sortedLines(files["sent_starters.txt"]),
      orthoContexts: sortedLines(files["ortho_context.tab"]),
    },
  );
}

/** Lines may end in a blank, which belongs to them (the abbreviation ". . "). */
function sortedLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .sort();
}
