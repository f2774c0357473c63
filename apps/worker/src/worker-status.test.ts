import { expect, onTestFinished, test, vi } from "vitest";
import { WorkerStatus } from "./worker-status.ts";

function openStatus() {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  return new WorkerStatus();
}

test("a worker is ready once a model has passed, and no more when it drains", () => {
  const status = openStatus();
  expect(status.hindrance()).toBe("it is starting");
  status.refuse("its self-test failed");
  expect(status.hindrance()).toBe("its self-test failed");
  status.ready("fingerprint");
  expect([status.state, status.warmModel, status.hindrance()]).toEqual(["ready", "fingerprint", undefined]);
  status.drain();
  status.ready("fingerprint");
  expect([status.state, status.hindrance()]).toEqual(["draining", "it is draining"]);
});

test("a worker that has not seen its queues for a minute is ill, unless it drains", () => {
  const status = openStatus();
  status.ready("f");
  vi.advanceTimersByTime(59_000);
  expect(status.illness()).toBeUndefined();
  vi.advanceTimersByTime(2_000);
  expect(status.illness()).toBe("it has not seen its queues for 61 s");
  expect(status.hindrance()).toBe("it has not seen its queues for 61 s");
  status.looked(0);
  expect(status.illness()).toBeUndefined();
  vi.advanceTimersByTime(100_000);
  status.drain();
  expect(status.illness()).toBeUndefined();
});

test("looked() says for how long there has been nothing to do", () => {
  const status = openStatus();
  vi.advanceTimersByTime(5_000);
  expect(status.looked(0)).toBe(5);
  expect(status.looked(3)).toBe(0);
  vi.advanceTimersByTime(2_000);
  expect(status.looked(0)).toBe(2);
});
