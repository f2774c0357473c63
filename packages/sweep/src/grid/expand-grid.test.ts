import { methodLabel } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { parseSweepFile } from "../file/parse-sweep-file.ts";
import { expandGrid } from "./expand-grid.ts";

function expand(rest: string, { models = ["m"], benchmarks = ["b"] } = {}): string[] {
  const parsed = parseSweepFile(`name: n\nmodel: m\nbenchmark: b\n${rest}`, "s.yaml");
  const points = expandGrid({ ...parsed, models, benchmarks });
  return [...points].map(({ model, benchmark, method }) => `${model} ${benchmark} ${methodLabel(method)}`);
}
const lambdas =
  "methods: [{ method: greedy }, { method: kvsmooth, lambdaRef: [0.1, 0.2], layers: [1, 8] }]\n";

test("expandGrid() goes through models, benchmarks, methods and their axes in that order", () => {
  expect(expand(lambdas, { models: ["m1", "m2"], benchmarks: ["b1", "b2"] })).toEqual(
    ["m1 b1", "m1 b2", "m2 b1", "m2 b2"].flatMap((place) =>
      ["greedy", "kvsmooth 0.1 [1,8)", "kvsmooth 0.2 [1,8)"].map((label) => `${place} ${label}`),
    ),
  );
});

test("expandGrid() keeps points once that come twice, spelled out or by default", () => {
  const twice =
    "methods: [{ method: kvsmooth }, { method: kvsmooth, lambdaRef: [0.9, 0.8, 0.9], target: kv }]\n";
  expect(expand(twice)).toEqual(["m b kvsmooth 0.9 [3,31)", "m b kvsmooth 0.8 [3,31)"]);
});

test("expandGrid() drops the points that have all values of an exclusion", () => {
  expect(expand(`${lambdas}exclude: [{ lambdaRef: 0.2, layers: [1, 8] }]\n`)).toEqual([
    "m b greedy",
    "m b kvsmooth 0.1 [1,8)",
  ]);
  expect(
    expand(`${lambdas}exclude: [{ model: m2, method: kvsmooth }]\n`, { models: ["m1", "m2"] }),
  ).toHaveLength(4);
});

test("expandGrid() refuses an exclusion that matches nothing, at its place", () => {
  const text = `${lambdas}exclude:\n  - { lambdaRef: 0.1 }\n  - { lambdaRef: 0.3 }\n`;
  expect(() => expand(text)).toThrow("s.yaml:7:5: the exclusion matches no cell");
});

test("expandGrid() refuses exclusions that leave nothing", () => {
  expect(() => expand("methods: [{ method: greedy }]\nexclude: [{ method: greedy }]\n")).toThrow(
    "leave no cell",
  );
});

test("expandGrid() refuses more than a million points before it makes any", () => {
  const huge = "methods: [{ method: kvsmooth, lambdaRef: { from: 0, to: 0.9, step: 1e-12 } }]\n";
  expect(() => expand(huge)).toThrow("the grid has 900000000001 points, more than 1000000");
  const tenth = "{ from: 0, to: 0.999, step: 0.001 }";
  const cube = `methods: [{ method: kvsmooth, lambdaRef: ${tenth}, window: ${tenth}, M: { from: 1, to: 250, step: 1 } }]\n`;
  expect(() =>
    expand(cube, { models: Array.from({ length: 80 }, (_, n) => `m${n}`), benchmarks: Array(50).fill("b") }),
  ).toThrow("the grid has 1000000000000 points, more than 1000000");
});
