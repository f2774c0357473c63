import { expect, test } from "vitest";
import { ownLexicon } from "../testing/own-lexicon.ts";
import { objhalMentions } from "./objhal-mentions.ts";

const words = (...found: string[]) => objhalMentions(found, ownLexicon).map((mention) => mention.word);

test("objhalMentions() finds words letter by letter, and two words of one class twice", () => {
  expect(objhalMentions(["man", "woman", "Dog", "tennis player"], ownLexicon)).toEqual([
    { word: "man", class: "person" },
    { word: "woman", class: "person" },
  ]);
});

test("objhalMentions() takes no seat for a chair where there is a toilet", () => {
  expect(words("toilet", "seat", "chair")).toEqual(["toilet", "chair"]);
  expect(words("seat")).toEqual(["seat"]);
});
