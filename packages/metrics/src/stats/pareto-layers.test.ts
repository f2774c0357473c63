import { expect, test } from "vitest";
import { paretoLayers } from "./pareto-layers.ts";
import { paretoGoldens } from "./testing/pareto-goldens.ts";

test.each(paretoGoldens)("paretoLayers() equals the reference's: $case", ({ points, directions, layers }) => {
  expect(paretoLayers(points, directions)).toEqual(layers);
});

test("paretoLayers() leave out points with a NaN", () => {
  expect(paretoLayers([[2], [Number.NaN], [1]], ["lower"])).toEqual([[2], [0]]);
});
