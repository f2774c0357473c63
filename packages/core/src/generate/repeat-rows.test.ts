import { expect, test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { repeatRows } from "./repeat-rows.ts";

test("repeatRows() gives an image's row to each of its configurations", async () => {
  const { dims, values } = await evaluate((g) =>
    repeatRows(g, g.constant("float32", [1, 2, 3, 4], [2, 2]), g.ints(3), 2),
  );
  expect(dims).toEqual([6, 2]);
  expect(values).toEqual([1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4]);
});
