import { expect, test } from "vitest";
import { ownLexicon } from "../testing/own-lexicon.ts";
import { extractedWords } from "./extracted-words.ts";

/** Phrases such as "old/JJ dog/NN", with their lemmas. */
const tag = (phrase: string) =>
  phrase
    .split(" ")
    .slice(1)
    .map((token) => ({ lemma: token.split("/")[0] ?? "", tag: token.split("/")[1] ?? "" }));
const words = (...objects: string[]) => extractedWords(objects, ownLexicon, tag);

test("extractedWords() joins runs of nouns", () => {
  expect(words("old/JJ dog/NN house/NNS of/IN Bob/NNP")).toEqual(["dog house", "Bob"]);
});

test("extractedWords() keeps the double words alone where there are any", () => {
  expect(words("coffee/NN table/NN lamp/NN baby/NN dog/NN")).toEqual(["coffee table", "dog"]);
});

test("extractedWords() gives each word once", () => {
  expect(words("man/NN", "dog/NN", "man/NN", "woman/NN")).toEqual(["man", "dog", "woman"]);
});

test("extractedWords() finds nothing in a phrase without nouns", () => {
  expect(words("", "red/JJ")).toEqual([]);
});
