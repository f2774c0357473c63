import { expect, test } from "vitest";
import { extractionCounts } from "./extraction-counts.ts";

test("extractionCounts() counts replies and tokens", () => {
  const used = { input: 6, output: 3, total: 9 };
  const useful = { input: 2, output: 1, total: 3 };
  const extraction = { objects: [], problem: null, calls: 3, used, useful };
  expect(extractionCounts(extraction)).toEqual({
    calls: 3,
    inputTokens: 6,
    outputTokens: 3,
    usefulTokens: 3,
  });
});
