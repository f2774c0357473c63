import { DatabaseError } from "@kvsweep/metrics";
import { SweepFileError } from "@kvsweep/sweep";
import { expect, test } from "vitest";
import { ForbiddenError, TooManyRequestsError } from "./errors.ts";
import { faultAnswer, problemOf } from "./problem.ts";

test.each([
  [new ForbiddenError("Cannot"), 403],
  [new TooManyRequestsError("Cannot"), 429],
  [new SweepFileError({ file: "a", line: 1, column: 2 }, "wrong"), 422],
  [new DatabaseError("Cannot reach", "Wait.", { retry: true }), 503],
])("problemOf() answers %o with status %i, in its own words", (error, status) => {
  const { name, message, advice, retry } = error;
  expect(problemOf(error)).toEqual({ status, body: { error: { name, message, advice, retry } } });
});

test("an error of the database's driver is a server's that is away, in plain words", () => {
  const lost = Object.assign(new Error("terminating connection"), { code: "57P01" });
  expect(problemOf(new Error("Failed query: select secret", { cause: lost }))).toMatchObject({
    status: 503,
    body: { error: { name: "DatabaseError", retry: true, message: expect.not.stringContaining("secret") } },
  });
});

test("of an error that should not happen only a reference is told", () => {
  expect(problemOf(new TypeError("secret is undefined"))).toBeUndefined();
  expect(problemOf("secret")).toBeUndefined();
  expect(faultAnswer("ref-1")).toMatchObject({
    status: 500,
    body: { error: { message: expect.stringContaining("ref-1") } },
  });
});
