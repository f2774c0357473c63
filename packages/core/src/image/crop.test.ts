import { expect, test } from "vitest";
import { cropCentre } from "./crop.ts";

const row = (...values: number[]) => ({
  width: values.length,
  height: 1,
  data: Uint8Array.from(values.flatMap((v) => [v, v, v])),
});
const column = (...values: number[]) => ({ ...row(...values), width: 1, height: values.length });
const reds = (data: Uint8Array) => [...data].filter((_, i) => i % 3 === 0);

test("cropCentre() leaves the odd pixel at the end", () => {
  expect(reds(cropCentre(row(1, 2, 3, 4, 5), 2, 1).data)).toEqual([2, 3]);
  expect(reds(cropCentre(column(1, 2, 3, 4, 5), 1, 2).data)).toEqual([2, 3]);
});

test("cropCentre() of a smaller picture is black around it, with the larger margin first", () => {
  expect(reds(cropCentre(row(1, 2), 5, 1).data)).toEqual([0, 0, 1, 2, 0]);
});

test("cropCentre() cuts one axis and fills the other", () => {
  const { width, height, data } = cropCentre(row(1, 2, 3, 4), 2, 3);
  expect([width, height]).toEqual([2, 3]);
  expect(reds(data)).toEqual([0, 0, 2, 3, 0, 0]);
});
