import { expect, test } from "vitest";
import { versionProblem } from "./postgres-version.ts";

test("versionProblem() refuses what is older than 15", () => {
  expect([150_000, 150_018, 180_006].map(versionProblem)).toEqual([undefined, undefined, undefined]);
  expect(versionProblem(140_013)).toMatchObject({
    problem: "its version is 14, and kvsweep needs PostgreSQL 15 or newer",
    retry: false,
  });
});
