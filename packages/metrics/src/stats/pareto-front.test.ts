import { expect, test } from "vitest";
import { paretoFront } from "./pareto-front.ts";
import { paretoGoldens } from "./testing/pareto-goldens.ts";

test.each(paretoGoldens)("paretoFront() equals the reference's: $case", ({ points, directions, front }) => {
  expect(paretoFront(points, directions)).toEqual(front);
});

test("paretoFront() leaves out points with a NaN, and lets them dominate nothing", () => {
  const points = [[1, Number.NaN], [2, 5], [Number.NaN, 9], [3]];
  expect(paretoFront(points, ["lower", "higher"])).toEqual([1]);
  expect(paretoFront([], ["lower"])).toEqual([]);
});
