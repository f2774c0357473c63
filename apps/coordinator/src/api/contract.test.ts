import { expect, test } from "vitest";
import { EventQuery, SubmitQuery, SweepPatch } from "./contract.ts";

test("a patch changes something, and nothing that it does not know", () => {
  expect(SweepPatch.parse({ priority: 9 })).toEqual({ priority: 9 });
  for (const wrong of [{}, { priority: 10 }, { state: "done" }, { name: "x" }]) {
    expect(SweepPatch.safeParse(wrong).success).toBe(false);
  }
});

test("queries are read from text, with defaults", () => {
  expect(SubmitQuery.parse({ priority: "3", rows: "8" })).toEqual({
    name: "sweep.yaml",
    priority: 3,
    rows: 8,
  });
  expect(EventQuery.parse({ after: "7" })).toEqual({ after: 7, limit: 200 });
  expect(EventQuery.safeParse({ limit: "5000" }).success).toBe(false);
});
