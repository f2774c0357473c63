import { lazily } from "../../../text/data/lazily.ts";
import { languageDataPath, readLanguageData } from "../../../text/data/read-language-data.ts";

/** From a word, or two, to its COCO class. */
export type Lexicon = ReadonlyMap<string, string>;

/**
 * Reads a class and its synonyms a line as chair.py does: a line is stripped, then parted at a comma and one space, so
 * that " motor bike" keeps its blank and is never found.
 */
export function parseLexicon(text: string): Lexicon {
  const lexicon = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const words = line.trim().split(", ");
    const [name = ""] = words;
    if (name === "") continue;
    for (const word of words) lexicon.set(word, name);
  }
  return lexicon;
}

/** CHAIR's synonyms of the 80 COCO classes. Throws LanguageDataError where the file is missing. */
export const loadLexicon = lazily(() => {
  const path = languageDataPath("chair-synonyms.txt");
  return parseLexicon(readLanguageData(path, "Restore the file from the repository.").toString("utf8"));
});
