import { expect, test } from "vitest";
import { CommandError, StateFolderError, StateLockedError } from "./errors.ts";
import { exitCodeOf } from "./exit-code.ts";

test("exitCodeOf() is 3 where the machine is in the way", () => {
  expect(exitCodeOf(new StateLockedError("/s", "another process"))).toBe(3);
  expect(exitCodeOf(new StateFolderError("/s", "it is a file"))).toBe(3);
  expect(exitCodeOf(Object.assign(new Error("disk"), { name: "StoreError" }))).toBe(3);
});

test("exitCodeOf() is 2 for what was asked wrongly", () => {
  expect(exitCodeOf(new CommandError("Cannot do it", "Do that."))).toBe(2);
});
