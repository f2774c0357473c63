import { expect, test } from "vitest";
import { meanRanks } from "./mean-ranks.ts";

test("meanRanks() gives equal values the mean of their ranks", () => {
  expect(meanRanks([0.3, 0.1, 0.3, 0.2])).toEqual([3.5, 1, 3.5, 2]);
  expect(meanRanks([5, 5, 5])).toEqual([2, 2, 2]);
  expect(meanRanks([])).toEqual([]);
});
