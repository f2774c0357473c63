import { expect, test } from "vitest";
import { amberCounts } from "./amber-counts.ts";

test("amberCounts() counts nouns and objects", () => {
  const judged = {
    kept: ["dog", "cat"],
    hallucinated: [false, true],
    covered: [true, false, false],
    cogitated: [true],
  };
  expect(amberCounts(judged)).toEqual({
    responses: 1,
    faultlessResponses: 0,
    nouns: 2,
    hallucinatedNouns: 1,
    trueObjects: 3,
    coveredObjects: 1,
    temptingObjects: 1,
    cogitatedObjects: 1,
  });
});

test("amberCounts() finds a response without nouns faultless", () => {
  const judged = { kept: [], hallucinated: [], covered: [false], cogitated: [] };
  expect(amberCounts(judged)).toMatchObject({ faultlessResponses: 1, nouns: 0 });
});
