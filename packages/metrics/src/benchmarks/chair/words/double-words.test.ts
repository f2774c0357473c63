import { expect, test } from "vitest";
import { doubleWords } from "./double-words.ts";

test("doubleWords keep objects of two words, and take qualifiers off animals and vehicles", () => {
  expect(doubleWords.get("hot dog")).toBe("hot dog");
  expect(doubleWords.get("adult giraffe")).toBe("giraffe");
  expect(doubleWords.get("passenger train")).toBe("train");
  expect(doubleWords.size).toBe(26 + 2 * 12 + 2 + 3);
});

test("doubleWords map a bow tie, a toilet seat and Pattern's wine glas", () => {
  expect(["bow tie", "toilet seat", "wine glas"].map((words) => doubleWords.get(words))).toEqual([
    "tie",
    "toilet",
    "wine glass",
  ]);
});
