import { expect, test } from "vitest";
import { endingInIe, irregularEndings, prepositions, uninflected } from "./singular-words.ts";

test("the lists hold as many words as Pattern's", () => {
  expect(uninflected).toHaveLength(73);
  expect(new Set(uninflected).size).toBe(uninflected.length);
  expect(endingInIe).toHaveLength(42);
  expect(prepositions.size).toBe(40);
  expect(irregularEndings).toHaveLength(41);
  expect(irregularEndings.find(([plural]) => plural === "our")).toEqual(["our", "my"]);
});
