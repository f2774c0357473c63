import { expect, test } from "vitest";
import { doubleWordsWith } from "./double-words.ts";
import { joinDoubleWords } from "./join-double-words.ts";

const join = (text: string) =>
  joinDoubleWords(text.split(" "), doubleWordsWith(["hot dog", "dog house", "stove top oven"]));

test("joinDoubleWords() goes from left to right and uses each word once", () => {
  expect(join("a hot dog house")).toEqual([
    { word: "a", isDouble: false },
    { word: "hot dog", isDouble: true },
    { word: "house", isDouble: false },
  ]);
});

test("joinDoubleWords() never joins three words", () => {
  expect(join("stove top oven").map(({ word }) => word)).toEqual(["stove", "top", "oven"]);
});
