import { expect, test } from "vitest";
import { bootstrapSettings } from "./bootstrap-settings.ts";

test("bootstrapSettings() draws 10,000 resamples for 95 % unless told otherwise", () => {
  expect(bootstrapSettings({ seed: 3 })).toEqual({ confidence: 0.95, resamples: 10_000, seed: 3 });
  expect(bootstrapSettings({ seed: 3, confidence: 0.9 }).confidence).toBe(0.9);
});
