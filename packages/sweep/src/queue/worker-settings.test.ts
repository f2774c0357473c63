import { expect, test } from "vitest";
import { workerSettings } from "./worker-settings.ts";

test("workerSettings() find a killed worker soon, however often a unit loses one", () => {
  expect(workerSettings()).toEqual({
    concurrency: 1,
    lockDuration: 15_000,
    stalledInterval: 5_000,
    maxStalledCount: 1_000,
  });
});

test("workerSettings() take the caller's", () => {
  const options = { concurrency: 3, lockDuration: 1_000, stalledInterval: 200 };
  expect(workerSettings(options)).toEqual({ ...options, maxStalledCount: 1_000 });
});
