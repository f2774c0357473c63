import { expect, test } from "vitest";
import { shareBelow } from "./share-below.ts";
import { bootstrapGoldens } from "./testing/bootstrap-goldens.ts";

test.each(bootstrapGoldens)(
  "shareBelow() equals numpy's: $case",
  ({ replicates, estimate, z0_proportion }) => {
    expect(shareBelow(replicates, estimate)).toBe(z0_proportion);
  },
);

test("shareBelow() takes the same share, reached by other sums, for a tie", () => {
  expect(shareBelow(Float64Array.from([0.05, 0.04999999999999999, 0.1, 0]), 0.05)).toBe(0.5);
});
