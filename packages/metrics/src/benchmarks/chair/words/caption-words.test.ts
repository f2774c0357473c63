import { expect, test } from "vitest";
import { ownPunkt } from "../testing/own-scenes.ts";
import { captionWords } from "./caption-words.ts";
import { frontEnd } from "./front-end.ts";

const reader = frontEnd({ punkt: ownPunkt });
const words = (caption: string) => captionWords(caption, reader);

test("captionWords() merge two words from left to right, and say where they stand", () => {
  const caption = "Wine glasses, two Adult\n cats.";
  expect(words(caption).map(({ word }) => word)).toEqual(["wine glass", ",", "two", "cat", "."]);
  expect(words(caption).map(({ token }) => token)).toEqual([0, 2, 3, 4, 6]);
  expect(words(caption).map(({ start, end }) => caption.slice(start, end))).toEqual([
    "Wine glasses",
    ",",
    "two",
    "Adult\n cats",
    ".",
  ]);
});

test("captionWords() stand at the right place behind letters that change their length, and quotes", () => {
  const caption = '\u0130 said "the Dogs"';
  const found = words(caption).find(({ word }) => word === "dog");
  expect(caption.slice(found?.start, found?.end)).toBe("Dogs");
});

test("captionWords() of an empty caption are none", () => {
  expect(words("")).toEqual([]);
});
