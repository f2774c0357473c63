import { expect, test } from "vitest";
import { parseSafeWords } from "./safe-words.ts";

test("parseSafeWords() takes lines as they are, with or without a last line break", () => {
  expect(parseSafeWords("orange\r\nsnack \nlight")).toEqual(new Set(["orange", "snack ", "light"]));
  expect(parseSafeWords("orange\n")).toEqual(new Set(["orange"]));
});
