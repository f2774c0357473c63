import { expect, test } from "vitest";
import { ModelChildDiedError, QueueError, StaleAttemptError, StoreError, SweepFileError } from "./errors.ts";

test("SweepFileError begins with the place, so that a terminal links to it", () => {
  const error = new SweepFileError({ file: "a.yaml", line: 3, column: 9 }, "the file is empty");
  expect(error.message).toBe("Cannot read sweep file a.yaml:3:9: the file is empty");
  expect(error.place).toEqual({ file: "a.yaml", line: 3, column: 9 });
});

test.each([
  [{ signal: "SIGKILL", exitCode: null }, "signal SIGKILL"],
  [{ signal: null, exitCode: 7 }, "exit code 7"],
  [{ signal: null, exitCode: null }, "reason unknown"],
])("ModelChildDiedError of %j says how the process ended", (exit, reason) => {
  const error = new ModelChildDiedError(exit);
  expect(error.reason).toBe(reason);
  expect(error.message).toContain(`(${reason})`);
});

test("only a dead model process, and a store that may come back, are worth another try", () => {
  const verdicts = [
    new ModelChildDiedError({ signal: null, exitCode: 1 }),
    new StaleAttemptError("u1"),
    new StoreError({ path: "/x", code: "ENOSPC" }, "full"),
    new StoreError({ path: "s3://b/x", code: "SlowDown" }, "busy", { retry: true }),
  ].map((error) => error.retry);
  expect(verdicts).toEqual([true, false, false, true]);
});

test("a queue's error says by itself whether waiting may help", () => {
  for (const retry of [true, false]) expect(new QueueError("Cannot", "Do", { retry }).retry).toBe(retry);
});
