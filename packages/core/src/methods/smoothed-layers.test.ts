import { expect, test } from "vitest";
import { Method } from "./method.ts";
import { smoothedLayers } from "./smoothed-layers.ts";

const layers = (range: readonly number[], count: number) =>
  smoothedLayers(Method.parse({ method: "kvsmooth", layers: range }), count);

test("smoothedLayers() leaves the end of the range out", () => {
  expect(layers([3, 6], 8)).toEqual([3, 4, 5]);
  expect(layers([0, 1], 8)).toEqual([0]);
  expect(layers([2, 2], 8)).toEqual([]);
});

test("smoothedLayers() has no layers beyond the model, and none for greedy", () => {
  expect(layers([3, 31], 5)).toEqual([3, 4]);
  expect(smoothedLayers({ method: "greedy" }, 5)).toEqual([]);
});

test("smoothedLayers() of a closed range takes its end in", () => {
  const closed = Method.parse({ method: "kvsmooth", layers: [3, 6], layerRange: "closed" });
  expect(smoothedLayers(closed, 8)).toEqual([3, 4, 5, 6]);
});
