import { expect, test } from "vitest";
import { flattenAlpha } from "./flatten-alpha.ts";

const rgba = Uint8Array.of(10, 200, 77, 0, 10, 200, 77, 255, 10, 200, 77, 100);

test("flattenAlpha() composites on white as Pillow does", () => {
  expect([...flattenAlpha(rgba, true)]).toEqual([255, 255, 255, 10, 200, 77, 159, 233, 185]);
});

test("flattenAlpha() without the white drops alpha", () => {
  expect([...flattenAlpha(rgba, false)]).toEqual([10, 200, 77, 10, 200, 77, 10, 200, 77]);
});
