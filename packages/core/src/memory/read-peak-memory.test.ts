import { expect, test } from "vitest";
import { scenesModel } from "../testing/paths.ts";
import { readPeakMemory } from "./read-peak-memory.ts";

test("readPeakMemory() of the bundled model is the process and a few weights", async () => {
  const { peak, imageTokens } = await readPeakMemory(scenesModel);
  expect(imageTokens).toBe(64);
  expect(peak.opening() / 2 ** 20).toBeGreaterThan(140);
  expect(peak.opening() / 2 ** 20).toBeLessThan(200);
  expect(peak.opening(2)).toBeGreaterThan(peak.opening());
});

test("readPeakMemory() refuses a folder that is no model", async () => {
  await expect(readPeakMemory("/nowhere")).rejects.toThrow("config.json");
});
