import { expect, test } from "vitest";
import { ownPunkt } from "../testing/own-scenes.ts";
import { captionWords } from "./caption-words.ts";
import { frontEnd } from "./front-end.ts";
import { loadLexicon } from "./lexicon.ts";
import { mentions } from "./mentions.ts";

const reader = frontEnd({ punkt: ownPunkt });
const classes = (caption: string) =>
  mentions(captionWords(caption, reader), loadLexicon()).map((mention) => mention.class);

test("mentions() name each class as often as the caption does", () => {
  expect(classes("a dog, two dogs and a puppy on a bench")).toEqual(["dog", "dog", "dog", "bench"]);
});

test("mentions() take no seat for a chair where a toilet is named, but every chair", () => {
  expect(classes("the seat of the toilet beside a chair")).toEqual(["toilet", "chair"]);
  expect(classes("the seat of the bus")).toEqual(["chair", "bus"]);
});

test("mentions() say where a mention stands and which word it is", () => {
  const [mention] = mentions(captionWords("A Kitten.", reader), loadLexicon());
  expect(mention).toEqual({ word: "kitten", class: "cat", token: 1, start: 2, end: 8 });
});
