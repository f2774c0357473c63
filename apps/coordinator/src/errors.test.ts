import { expect, test } from "vitest";
import { CommandError, StateFolderError, StateLockedError } from "./errors.ts";

test.each([
  [new StateLockedError("/s", "process 7"), 'Cannot use the state folder "/s": process 7 is using it'],
  [new StateFolderError("/s", "it is a file"), 'Cannot use the state folder "/s": it is a file'],
  [new CommandError("Cannot do it", "Do that."), "Cannot do it"],
])("%s says what is the case and what to do, and is not retried", (error, message) => {
  expect(error.message).toBe(message);
  expect(error.advice).toMatch(/\w.*\.$/);
  expect(error.retry).toBe(false);
});
