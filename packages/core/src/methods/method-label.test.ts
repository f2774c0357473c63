import { expect, test } from "vitest";
import { Method } from "./method.ts";
import { methodLabel } from "./method-label.ts";

test("methodLabel() of greedy is its name", () => {
  expect(methodLabel({ method: "greedy" })).toBe("greedy");
});

test("methodLabel() names λ and layers, and only the options that are not at their defaults", () => {
  const method = Method.parse({ method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8], window: 0.1, M: 15 });
  expect(methodLabel(method)).toBe("kvsmooth 0.5 [1,8) window=0.1");
});

test("methodLabel() calls a constant weight constant", () => {
  const method = Method.parse({
    method: "kvsmooth",
    lambdaRef: 0.3,
    layers: [3, 8],
    adaptive: false,
    target: "v",
  });
  expect(methodLabel(method)).toBe("constant 0.3 [3,8) target=v");
});
