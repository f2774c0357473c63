import { lazily } from "../data/lazily.ts";
import { languageDataPath, readLanguageData } from "../data/read-language-data.ts";
import { parseTagger } from "./parse-tagger.ts";

/** NLTK's English tagger, read once. Throws LanguageDataError where its file is missing or damaged. */
export const loadTagger = lazily(() => {
  const path = languageDataPath("averaged-perceptron-tagger.bin");
  return parseTagger(readLanguageData(path, "Restore the file from the repository."), path);
});
