import { expect, test } from "vitest";
import { jobPriority } from "./job-priority.ts";

test("jobPriority() lets a higher priority go first, then an earlier turn", () => {
  const order = [
    { priority: 9, turn: 1 },
    { priority: 9, turn: 500_000 },
    { priority: 5, turn: 1 },
    { priority: 5, turn: 2 },
    { priority: 0, turn: 1 },
    { priority: 0, turn: 10_000_000 },
  ].map(jobPriority);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});

test("jobPriority() stays among the numbers that a queue knows", () => {
  for (const priority of [0, 9]) {
    for (const turn of [1, 10_000_000]) {
      expect(jobPriority({ priority, turn })).toBeGreaterThanOrEqual(1);
      expect(jobPriority({ priority, turn })).toBeLessThanOrEqual(2_097_151);
    }
  }
});
