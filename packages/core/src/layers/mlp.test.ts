import { test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { linearRows } from "../testing/plain-layers.ts";
import { layerConstants, randomLayer, smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { mlp } from "./mlp.ts";

test("mlp() is down(silu(gate(x)) · up(x))", async () => {
  const { D } = smallShape;
  const layer = randomLayer(smallShape, 5);
  const x = randomNumbers(3 * D, 70);
  const found = await evaluate((g) =>
    mlp(g, g.constant("float32", x, [3, D]), layerConstants(g, layer, smallShape)),
  );
  const up = linearRows(x, layer.upProj, D);
  const gated = linearRows(x, layer.gateProj, D).map(
    (gate, i) => (gate / (1 + Math.exp(-gate))) * (up[i] ?? 0),
  );
  expectNear(found.values, linearRows(gated, layer.downProj, gated.length / 3));
});
