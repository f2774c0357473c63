import { Method } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { parseSweepFile } from "../file/parse-sweep-file.ts";
import { checkLayers } from "./check-layers.ts";
import { expandGrid } from "./expand-grid.ts";

const models = [{ name: "m", layerCount: 8 }];

function check(method: string): void {
  const parsed = parseSweepFile(`name: n\nmodel: m\nbenchmark: b\nmethods:\n  - ${method}\n`, "s.yaml");
  const points = expandGrid({ ...parsed, models: ["m"], benchmarks: ["b"] });
  expect([...checkLayers(points, models, parsed.source)]).toEqual([...points]);
}

test("checkLayers() lets ranges pass that end with the model", () => {
  check("{ method: kvsmooth, layers: [[1, 8], [0, 0]] }");
  check("{ method: greedy }");
});

test("checkLayers() names the place, the range and the model's layers", () => {
  expect(() => check("{ method: kvsmooth, layers: [[1, 8], [3, 9]] }")).toThrow(
    's.yaml:5:33: layers [3, 9] reach beyond model "m", which has 8 layers (0 to 7)',
  );
});

test("checkLayers() names the method where its default range is too long", () => {
  expect(Method.parse({ method: "kvsmooth" })).toMatchObject({ layers: [3, 31] });
  expect(() => check("{ method: kvsmooth }")).toThrow("s.yaml:5:5: layers [3, 31] reach beyond");
});
