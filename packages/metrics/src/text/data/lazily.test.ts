import { expect, test } from "vitest";
import { lazily } from "./lazily.ts";

test("lazily() makes the value at the first call and keeps it, even where it is undefined", () => {
  let calls = 0;
  const value = lazily(() => {
    calls++;
  });
  expect(calls).toBe(0);
  value();
  value();
  expect(calls).toBe(1);
});

test("lazily() tries again after a failure", () => {
  let calls = 0;
  const value = lazily(() => {
    calls++;
    if (calls === 1) throw new RangeError("not yet");
    return calls;
  });
  expect(value).toThrow("not yet");
  expect(value()).toBe(2);
});
