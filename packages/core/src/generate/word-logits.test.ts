import { expect, test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { wordLogits } from "./word-logits.ts";

const logits = [0.5, 2, -1, 2, 0, 7, 7, 7];

test("wordLogits() gives the logits of the tokens that it is asked for", async () => {
  const { dims, values } = await evaluate(
    (g) => wordLogits(g, g.constant("float32", logits, [2, 4]), g.ints(3, 0, 2)).values,
  );
  expect(dims).toEqual([2, 3]);
  expect(values).toEqual([2, 0.5, -1, 7, 0, 7]);
});

test("wordLogits() counts the tokens that would be chosen before each; of equals the first comes first", async () => {
  const { values } = await evaluate(
    (g) => wordLogits(g, g.constant("float32", logits, [2, 4]), g.ints(0, 1, 2, 3)).ranks,
    "int64",
  );
  expect(values).toEqual([2, 0, 3, 1, 3, 0, 1, 2]);
});
