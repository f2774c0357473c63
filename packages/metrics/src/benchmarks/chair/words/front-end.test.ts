import { expect, test } from "vitest";
import { ownPunkt } from "../testing/own-scenes.ts";
import { frontEnd } from "./front-end.ts";

const forms = (text: string, name: "wordnet" | "pattern") => {
  const reader = frontEnd({ name, punkt: ownPunkt });
  return reader.baseForms(reader.tokenize(text));
};

test("frontEnd() has WordNet's lemmas by part of speech, or Pattern's singulars", () => {
  expect(forms("two men seated in buses", "wordnet")).toEqual(["two", "men", "seat", "in", "bus"]);
  expect(forms("two men seated in buses", "pattern")).toEqual(["two", "man", "seated", "in", "bus"]);
});

test("frontEnd() follows NLTK 3.9.1 unless told otherwise", () => {
  const text = "the cat's\nbowl";
  const tokenize = (options: object) => frontEnd({ punkt: ownPunkt, ...options }).tokenize(text);
  expect(frontEnd().nltk).toBe("3.9.1");
  expect(tokenize({})).toEqual(["the", "cat", "'s", "bowl"]);
  expect(tokenize({ nltk: "3.8.1" })).toEqual(["the", "cat's", "bowl"]);
});
