import { setTimeout as delay } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { watchStandstill } from "./watch-standstill.ts";

const block = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test("watchStandstill() tells once how long the event loop was blocked", async () => {
  const onStandstill = vi.fn();
  using _watch = watchStandstill({ seconds: 0.3, everyMs: 5, onStandstill });
  await delay(20);
  block(400);
  await vi.waitFor(() => expect(onStandstill).toHaveBeenCalledOnce());
  expect(onStandstill.mock.calls[0]?.[0]).toBeGreaterThanOrEqual(0.3);
});

test("watchStandstill() says nothing of less, and nothing once it is disposed", async () => {
  const onStandstill = vi.fn();
  {
    using _watch = watchStandstill({ seconds: 60, everyMs: 5, onStandstill });
    block(50);
    await delay(20);
  }
  {
    using _watch = watchStandstill({ seconds: 0.05, everyMs: 5, onStandstill });
  }
  block(100);
  await delay(20);
  expect(onStandstill).not.toHaveBeenCalled();
});
