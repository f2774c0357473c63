import { expect, test } from "vitest";
import { ObjectNotFoundError, StoreError } from "../../errors.ts";
import { retryPassing } from "./retry-passing.ts";

const busy = new StoreError({ path: "s3://b/k", code: "SlowDown" }, "busy", { retry: true });
const denied = new StoreError({ path: "s3://b/k", code: "AccessDenied" }, "denied");

/** An action that throws these errors, one at each call, and then succeeds; and how often it was called. */
function failing(...errors: Error[]) {
  let calls = 0;
  const action = async () => {
    const error = errors[calls];
    calls += 1;
    if (error) throw error;
    return "done";
  };
  return { action, calls: () => calls };
}

test("retryPassing() goes on until the action succeeds", async () => {
  const { action, calls } = failing(busy, busy);
  expect(await retryPassing(action, 60_000)).toBe("done");
  expect(calls()).toBe(3);
});

test("retryPassing() throws the error when its patience is over", async () => {
  const { action, calls } = failing(busy, busy);
  await expect(retryPassing(action, 0)).rejects.toBe(busy);
  expect(calls()).toBe(1);
});

test.each([denied, new ObjectNotFoundError("k"), new TypeError("a bug")])(
  "retryPassing() throws %s at once",
  async (error) => {
    const { action, calls } = failing(error);
    await expect(retryPassing(action, 60_000)).rejects.toBe(error);
    expect(calls()).toBe(1);
  },
);
