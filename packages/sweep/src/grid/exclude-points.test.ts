import { expect, test } from "vitest";
import { excludePoints as exclude } from "./exclude-points.ts";
import type { GridPoint } from "./grid-point.ts";

const point = (model: string): GridPoint => ({
  model,
  benchmark: "b",
  method: { method: "greedy" },
  entry: 0,
});
const locate = (path: readonly PropertyKey[]) => ({ file: path.join("/"), line: 1, column: 1 });

const excludePoints = (...input: Parameters<typeof exclude>) => [...exclude(...input)];

test("excludePoints() drops what any exclusion matches in all its values", () => {
  const points = [point("m"), point("n")];
  expect(excludePoints(points, [{ model: "m", method: "greedy" }], { locate })).toEqual([point("n")]);
});

test("excludePoints() does not match options that a point lacks", () => {
  expect(() => excludePoints([point("m")], [{ lambdaRef: 0.5 }], { locate })).toThrow(
    "exclude/0:1:1: the exclusion matches no",
  );
});

test("excludePoints() without exclusions is all points", () => {
  expect(excludePoints([point("m")], [], { locate })).toEqual([point("m")]);
});
