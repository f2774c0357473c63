import { expect, test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { isEnd } from "./end-of-caption.ts";

test("isEnd() knows every end id, row by row", async () => {
  const found = await evaluate((g) => isEnd(g, g.ints(2, 5, 383, 0), g.ints(2, 383)), "bool");
  expect(found).toEqual({ dims: [4], values: [1, 0, 1, 0] });
});

test("isEnd() ends nothing without end ids that occur", async () => {
  expect((await evaluate((g) => isEnd(g, g.ints(2, 5), g.ints(-1)), "bool")).values).toEqual([0, 0]);
});
