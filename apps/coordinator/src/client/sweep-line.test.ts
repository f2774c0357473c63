import { expect, test } from "vitest";
import { sweepLine } from "./sweep-line.ts";

const sweep = { id: "0123456789ab", name: "a", expected: 200, done: 99, failed: 1, pending: 100 };

test("sweepLine() tells how far a sweep is, and whether it rests", () => {
  expect(sweepLine(sweep)).toBe("a (01234567): 50 %, 99 done, 1 failed, 100 pending of 200\n");
  expect(sweepLine({ ...sweep, state: "active" })).toBe(sweepLine(sweep));
  expect(sweepLine({ ...sweep, state: "paused" })).toContain("a (01234567) (paused): 50 %");
});
