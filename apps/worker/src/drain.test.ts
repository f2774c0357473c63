import { setTimeout as delay } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { listenForDrain } from "./drain.ts";

test("the first signal begins the drain, the second one is the end", () => {
  const [onBegin, leave] = [vi.fn(), vi.fn()];
  using drain = listenForDrain({ grace: 60, onBegin, leave });
  process.emit("SIGTERM", "SIGTERM");
  expect(drain.begun.aborted).toBe(true);
  expect(drain.over.aborted).toBe(false);
  expect(leave).not.toHaveBeenCalled();
  process.emit("SIGINT", "SIGINT");
  expect(leave).toHaveBeenCalledWith("a second SIGINT");
  expect(onBegin).toHaveBeenCalledExactlyOnceWith("SIGTERM");
});

test("the grace ends", async () => {
  using drain = listenForDrain({ grace: 0.02, onBegin: () => undefined, leave: () => undefined });
  process.emit("SIGTERM", "SIGTERM");
  await delay(60);
  expect(drain.over.reason).toEqual(new Error("the grace is over"));
});
