import { expect, test } from "vitest";
import { possibleEnds } from "./possible-ends.ts";

test("possibleEnds() gives the word before the mark, the mark and what follows", () => {
  expect(possibleEnds("A dog sat. The cat (e.g.) ran!")).toEqual([
    { wordStart: 6, mark: 9, end: 10, next: 11, context: "sat. The" },
    { wordStart: 19, mark: 23, end: 24, next: 24, context: "(e.g.)" },
  ]);
});

test("possibleEnds() keeps the last of overlapping contexts", () => {
  expect(possibleEnds("Very bad acting!!! I promise.").map(({ context }) => context)).toEqual([
    "acting!!! I",
  ]);
});

test("possibleEnds() of a text without a mark that something follows is empty", () => {
  expect(possibleEnds("A dog sat.")).toEqual([]);
});
