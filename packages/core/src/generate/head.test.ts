import { expect, test } from "vitest";
import { evaluate, evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { smallShape } from "../testing/random-layer.ts";
import { head, topLogits } from "./head.ts";

test("head() norms each row and multiplies with the head's rows", async () => {
  const found = await evaluate((g) => {
    const weights = {
      embedTokens: g.scalar("float32", 0),
      layers: [],
      norm: g.constant("float32", [1, 2]),
      lmHead: g.constant("float32", [1, 0, 0, 1, 1, 1], [3, 2]),
    };
    return head(g, g.constant("float32", [3, 4], [1, 2]), weights, { ...smallShape, eps: 0 });
  });
  const norm = Math.sqrt(12.5);
  expectNear(found.values, [3 / norm, 8 / norm, 11 / norm], 1e-6);
});

test("topLogits() orders the largest logits of each row; of equals the first comes first", async () => {
  const logits = [1, 9, 5, 9, 0, -1, -2, -3];
  const found = await evaluateAll((g) => {
    const { values, ids } = topLogits(g, g.constant("float32", logits, [2, 4]), 3);
    return [values, g.node("Cast", [ids], { to: 1 })];
  });
  expect(found.map(({ values }) => values)).toEqual([
    [9, 9, 5, 0, -1, -2],
    [1, 3, 2, 0, 1, 2],
  ]);
});
