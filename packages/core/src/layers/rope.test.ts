import { expect, test } from "vitest";
import { evaluate, evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { rotated, rowOf } from "../testing/plain-layers.ts";
import { smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { ropeTables, rotate } from "./rope.ts";

test.each([
  [4, 100],
  [12, 500000],
  [2, 10000],
])("rotate() turns heads of size %d with θ = %d as LLaMA does, from any first position", async (d, theta) => {
  const [batch, positions, heads, first] = [2, 5, 3, 9];
  const x = randomNumbers(batch * positions * heads * d, d);
  const shape = { ...smallShape, d, ropeTheta: theta };
  const found = await evaluate((g) => {
    const value = g.constant("float32", x, [batch, positions, heads * d]);
    return rotate(g, value, heads, g.ints(first), ropeTables(g, shape));
  });
  const wanted = Array.from({ length: batch * positions * heads }, (_, i) => {
    const position = first + (Math.floor(i / heads) % positions);
    return rotated(rowOf(x, i, d), position, theta);
  });
  expect(found.dims).toEqual([batch, positions, heads * d]);
  expectNear(found.values, wanted.flat());
});

test("the scaled tables turn a query and multiply it with d^(−1/2)", async () => {
  const q = randomNumbers(smallShape.d, 7);
  const [turned, scaled] = await evaluateAll((g) => {
    const tables = ropeTables(g, smallShape);
    const value = g.constant("float32", q, [1, 1, smallShape.d]);
    return [tables, tables.scaled].map((table) => rotate(g, value, 1, g.ints(3), table));
  });
  expectNear(
    scaled?.values ?? [],
    (turned?.values ?? []).map((value) => value * smallShape.d ** -0.5),
  );
});

test("ropeTables() holds every position that the model has", async () => {
  const [cos, sin] = await evaluateAll((g) => {
    const tables = ropeTables(g, smallShape);
    return [g.node("Identity", [tables.cos]), g.node("Identity", [tables.sin])];
  });
  expect([cos?.dims, sin?.dims]).toEqual([
    [16, 2],
    [16, 2],
  ]);
  expect([cos?.values.slice(0, 2), sin?.values.slice(0, 2)]).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expectNear(cos?.values.slice(-2) ?? [], [Math.cos(15), Math.cos(1.5)], 1e-6);
});
