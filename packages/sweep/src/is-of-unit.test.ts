import { DatabaseError } from "@kvsweep/metrics/database";
import { expect, test } from "vitest";
import { ModelChildDiedError, NotAtHandError, QueueError, StaleAttemptError, StoreError } from "./errors.ts";
import { isOfUnit } from "./is-of-unit.ts";

test.each([
  ["a decoder's fault", new RangeError("a fault")],
  ["a model that cannot be loaded", new ModelChildDiedError({ signal: "SIGKILL", exitCode: null })],
  ["a missing file", Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" })],
])("isOfUnit() is true of %s", (_what, error) => {
  expect(isOfUnit(error)).toBe(true);
});

const refused = Object.assign(new Error("connect ECONNREFUSED"), {
  code: "ECONNREFUSED",
  syscall: "connect",
});
test.each([
  ["a database that is away", new DatabaseError("Cannot use the database", "Wait.", { retry: true })],
  ["a server's refusal inside a statement's error", new Error("Failed query", { cause: refused })],
  ["a store that is away", new StoreError({ path: "s3://b", code: "503" }, "Cannot write", { retry: true })],
  [
    "a store that refuses this worker",
    new StoreError({ path: "s3://b", code: "AccessDenied" }, "Cannot write"),
  ],
  ["a worker that lacks the benchmark", new NotAtHandError("Cannot decode unit u1: it is not here")],
  ["a queue that is away", new QueueError("Cannot use Redis", "Wait.", { retry: true })],
  ["an attempt that was overtaken", new StaleAttemptError("u1")],
  ["a stop", new DOMException("stopped", "AbortError")],
])("isOfUnit() is false of %s", (_what, error) => {
  expect(isOfUnit(error)).toBe(false);
});
