import { expect, test } from "vitest";
import { signedRankCdf } from "./signed-rank-cdf.ts";

test("signedRankCdf() counts the sets of ranks up to a sum", () => {
  // {}, {1}, {2}, {3} and {1, 2}, {1, 3}, {2, 3}, {1, 2, 3} sum to 0, 1, 2, 3, 3, 4, 5, 6.
  expect([-1, 0, 1, 2, 3, 4, 5, 6].map((w) => signedRankCdf(w, 3) * 8)).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
});
