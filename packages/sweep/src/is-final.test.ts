import { expect, test } from "vitest";
import { ModelChildDiedError, PlanError } from "./errors.ts";
import { isFinal } from "./is-final.ts";

test("isFinal() is true of errors whose class says that they will come again, and of no others", () => {
  expect(isFinal(new PlanError("Cannot plan", "Correct it."))).toBe(true);
  const others = [new ModelChildDiedError({ signal: "SIGKILL", exitCode: null }), new Error("lost"), "text"];
  expect(others.map(isFinal)).toEqual([false, false, false]);
});
