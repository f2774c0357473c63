import { expect, test } from "vitest";
import { LanguageDataError } from "./language-data-error.ts";
import { languageDataPath, readLanguageData } from "./read-language-data.ts";

test("readLanguageData() reads a file of the package's data folder", () => {
  const path = languageDataPath("LICENSES/wordnet-3.0.txt");
  expect(readLanguageData(path, "").toString()).toContain(
    "WordNet 3.0 Copyright 2006 by Princeton University",
  );
});

test("readLanguageData() names a missing file and passes the advice on", () => {
  const read = () => readLanguageData("/nowhere/punkt.txt", "Fetch it.");
  expect(read).toThrow(LanguageDataError);
  expect(read).toThrow('Cannot read language data "/nowhere/punkt.txt": it does not exist');
  expect(read).toThrow(expect.objectContaining({ advice: "Fetch it." }));
});

test("readLanguageData() says what else is the matter", () => {
  expect(() => readLanguageData("/", "")).toThrow(/Cannot read language data "\/": .*EISDIR/);
});
