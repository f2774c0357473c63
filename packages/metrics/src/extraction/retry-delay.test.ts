import { expect, test } from "vitest";
import { ChatError } from "./chat-error.ts";
import { retryDelay } from "./retry-delay.ts";
import { fakeClock } from "./testing/fake-clock.ts";

const error = (retryAfter?: number) => new ChatError("no", { advice: "", transient: true, retryAfter });

test("retryDelay() doubles up to a minute", () => {
  const delays = [1, 2, 3, 6, 7, 50].map((failures) => retryDelay(error(), failures, fakeClock()));
  expect(delays).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
});

test("retryDelay() takes a random half off", () => {
  expect(retryDelay(error(), 1, fakeClock(0.5))).toBe(750);
});

test("retryDelay() is never less than what the server asks", () => {
  expect(retryDelay(error(5000), 1, fakeClock())).toBe(5000);
  expect(retryDelay(error(10), 1, fakeClock())).toBe(1000);
});
