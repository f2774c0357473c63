import { expect, test } from "vitest";
import { Method } from "./method.ts";
import { requiredSmoothing } from "./smoothing.ts";

const smoothed = (options: object) => Method.parse({ method: "kvsmooth", ...options });

test("requiredSmoothing() is the lean graph for what the cache alone is enough for", () => {
  const closed = smoothed({ layerRange: "closed", M: 5, adaptive: false, target: "k" });
  expect(requiredSmoothing([])).toBe("cache");
  expect(requiredSmoothing([{ method: "greedy" }, smoothed({}), closed])).toBe("cache");
});

test("requiredSmoothing() takes the attention output in where one row smooths it", () => {
  expect(requiredSmoothing([smoothed({}), smoothed({ target: "o" })])).toBe("output");
});

test.each([
  { rope: "pre" },
  { rankDenominator: "M" },
  { predecessor: "raw" },
  { firstStep: "skip" },
  { attend: "smoothed" },
  { queueSeed: "prompt" },
  { entropyNormalised: true },
])("requiredSmoothing() takes every reading in where a row has %j", (option) => {
  expect(requiredSmoothing([smoothed({ target: "o" }), smoothed(option)])).toBe("readings");
});

test("requiredSmoothing() takes the graph with prompts of their own where a row smooths its prompt", () => {
  expect(requiredSmoothing([smoothed({ prefill: "text" }), smoothed({ rope: "pre" })])).toBe("prompt");
});
