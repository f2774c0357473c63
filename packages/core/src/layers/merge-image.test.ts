import { expect, test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { mergeImage } from "./merge-image.ts";

test("mergeImage() puts each image's features where its image tokens stand, in order", async () => {
  const merged = await evaluate((g) => {
    const ids = g.constant("int64", [1, -200, -200, 2, -200, -200, 0, 1], [2, 4]);
    const features = g.constant("float32", [10, 11, 20, 21, 30, 31, 40, 41], [2, 2, 2]);
    const embedTokens = g.constant("float32", [0, 0.5, 1, 1.5, 2, 2.5], [3, 2]);
    return mergeImage(g, { ids, features, embedTokens }, { imageToken: -200, D: 2 });
  });
  expect(merged.dims).toEqual([2, 4, 2]);
  expect(merged.values).toEqual([1, 1.5, 10, 11, 20, 21, 2, 2.5, 30, 31, 40, 41, 0, 0.5, 1, 1.5]);
});
