import { lazily } from "../data/lazily.ts";
import { languageDataPath, readLanguageData } from "../data/read-language-data.ts";
import { type PunktParameters, parsePunkt } from "./parse-punkt.ts";

/** Where `kvsweep data fetch punkt` puts the parameters. */
export const punktPath = languageDataPath("fetched/punkt-english.txt");

const advice =
  "Run `kvsweep data fetch punkt`: nobody states the licence of NLTK's Punkt parameters, so they don't come with kvsweep.";

/** The parameters in `path`, what `packPunkt` wrote. Throws LanguageDataError where it is missing or damaged. */
export function readPunkt(path: string): PunktParameters {
  return parsePunkt(readLanguageData(path, advice).toString(), path);
}

/** NLTK's parameters of English, read once. Throws LanguageDataError where they have not been fetched. */
export const loadPunkt = lazily(() => readPunkt(punktPath));
