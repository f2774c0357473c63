import { lazily } from "../data/lazily.ts";
import { languageDataPath, readLanguageData } from "../data/read-language-data.ts";
import { parseWordnet } from "./parse-wordnet.ts";

/** WordNet 3.0, read once. Throws LanguageDataError where its file is missing or damaged. */
export const loadWordnet = lazily(() => {
  const path = languageDataPath("wordnet-3.0.txt");
  return parseWordnet(
    readLanguageData(path, "Restore the file from the repository.").toString("latin1"),
    path,
  );
});
