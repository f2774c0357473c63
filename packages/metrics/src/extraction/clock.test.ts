import { expect, test } from "vitest";
import { systemClock } from "./clock.ts";

test("systemClock.sleep() rejects with the reason of an aborted signal", async () => {
  await systemClock.sleep(0);
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(systemClock.sleep(60_000, signal)).rejects.toThrow("enough");
});

test("systemClock.sleep() wakes when aborted in its sleep", async () => {
  const controller = new AbortController();
  const sleep = systemClock.sleep(60_000, controller.signal);
  controller.abort(new Error("enough"));
  await expect(sleep).rejects.toThrow("enough");
});
