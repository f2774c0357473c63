import { expect, test } from "vitest";
import { axisCount, expandAxis } from "./expand-axis.ts";

test.each([
  [{ from: 0.1, to: 0.9, step: 0.1 }, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]],
  [{ from: 0.05, to: 0.3, step: 0.1 }, [0.05, 0.15, 0.25]],
  [{ from: -0.2, to: 0.1, step: 0.1 }, [-0.2, -0.1, 0, 0.1]],
  [{ from: 3, to: 9, step: 3 }, [3, 6, 9]],
  [{ from: 1, to: 1, step: 0.5 }, [1]],
  [{ from: 1e-7, to: 3e-7, step: 1e-7 }, [1e-7, 2e-7, 3e-7]],
  [{ from: 1e21, to: 3e21, step: 1e21 }, [1e21, 2e21, 3e21]],
])("expandAxis() of %j holds exactly the decimals", (range, values) => {
  expect(expandAxis(range)).toEqual(values);
});

test("expandAxis() of a list is the list, pairs in it untouched", () => {
  expect(
    expandAxis([
      [1, 8],
      [3, 8],
    ]),
  ).toEqual([
    [1, 8],
    [3, 8],
  ]);
});

test("axisCount() tells without writing out", () => {
  expect(axisCount({ from: 0, to: 1, step: 1e-15 })).toBe(1e15 + 1);
  expect(axisCount({ from: 2, to: 1, step: 1 })).toBe(0);
  expect(axisCount([true, false])).toBe(2);
});
