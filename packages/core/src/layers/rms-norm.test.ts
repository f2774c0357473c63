import { test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { rmsNorm } from "./rms-norm.ts";

test("rmsNorm() scales each row by its root mean square, eps included, without centring", async () => {
  const found = await evaluate((g) => {
    const x = g.constant("float32", [1, 3, 0, 0], [2, 2]);
    return rmsNorm(g, x, g.constant("float32", [1, 2]), 4);
  });
  expectNear(found.values, [1 / 3, 2, 0, 0], 1e-6);
});
