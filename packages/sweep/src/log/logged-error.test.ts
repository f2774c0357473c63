import { expect, test } from "vitest";
import { loggedError } from "./logged-error.ts";

test("loggedError() follows causes, but not for ever", () => {
  const error = new Error("loop");
  error.cause = error;
  const depth = (value: unknown): number =>
    typeof value === "object" && value !== null && "cause" in value ? 1 + depth(value.cause) : 1;
  expect(depth(loggedError(error))).toBe(6);
  expect(loggedError("a text")).toBe("a text");
});
