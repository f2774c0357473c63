import { test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { activations } from "./gelu.ts";

const x = [-3, -1, -0.5, 0, 0.5, 1, 3];

test("gelu is x · Φ(x), by the error function and not by tanh", async () => {
  const phi = [0.0013498980316300933, 0.15865525393145707, 0.3085375387259869, 0.5];
  const wanted = x.map((value, i) => value * (phi[i] ?? 1 - (phi[6 - i] ?? Number.NaN)));
  expectNear((await evaluate((g) => activations.gelu(g, g.constant("float32", x)))).values, wanted, 1e-6);
});

test("quick_gelu is x · σ(1.702 x)", async () => {
  const found = await evaluate((g) => activations.quick_gelu(g, g.constant("float32", x)));
  expectNear(
    found.values,
    x.map((value) => value / (1 + Math.exp(-1.702 * value))),
    1e-6,
  );
});
