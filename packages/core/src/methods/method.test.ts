import { expect, test } from "vitest";
import { Method } from "./method.ts";

test("Method fills in the paper's values", () => {
  expect(Method.parse({ method: "kvsmooth" })).toEqual({
    method: "kvsmooth",
    lambdaRef: 0.9,
    layers: [3, 31],
    window: 0.2,
    M: 15,
    adaptive: true,
    target: "kv",
    layerRange: "half-open",
    rope: "post",
    rankDenominator: "queue",
    predecessor: "recursive",
    firstStep: "prompt",
    attend: "raw",
    prefill: "none",
    queueSeed: "empty",
    entropyNormalised: false,
  });
});

test.each([
  { method: "greedy", lambdaRef: 0.5 },
  { method: "kvsmooth", lambda: 0.5 },
  { method: "kvsmooth", lambdaRef: 1 },
  { method: "kvsmooth", lambdaRef: -0.1 },
  { method: "kvsmooth", layers: [5, 3] },
  { method: "kvsmooth", layers: [-1, 3] },
  { method: "kvsmooth", M: 0 },
  { method: "kvsmooth", window: 1.1 },
  { method: "kvsmooth", target: "q" },
  { method: "kvsmooth", target: "o", attend: "smoothed" },
  { method: "kvsmooth", target: "o", prefill: "text" },
  { method: "beam" },
])("Method refuses %j", (method) => {
  expect(Method.safeParse(method).success).toBe(false);
});
