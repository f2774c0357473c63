import { test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { layerNorm } from "./layer-norm.ts";

test("layerNorm() centres and scales each row, then weight and bias", async () => {
  const found = await evaluate((g) => {
    const x = g.constant("float32", [1, 3, -2, 2], [2, 2]);
    return layerNorm(g, x, g.constant("float32", [1, 2]), g.constant("float32", [0, 10]), 0.5);
  });
  const [a, b] = [1 / Math.sqrt(1.5), 2 / Math.sqrt(4.5)];
  expectNear(found.values, [-a, 2 * a + 10, -b, 2 * b + 10], 1e-6);
});
