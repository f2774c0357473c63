import { expect, test } from "vitest";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { attend, linearRows, rotated, rowOf } from "../testing/plain-layers.ts";
import { layerConstants, randomLayer, smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { causalAttention } from "./causal-attention.ts";
import { ropeTables } from "./rope.ts";

const { D, G, R, d, ropeTheta } = smallShape;
const [S, P] = [2, 3];
const layer = randomLayer(smallShape, 1);
const x = randomNumbers(S * P * D, 50);
const below = Number.NEGATIVE_INFINITY;
const mask = [0, below, below, 0, 0, below, 0, 0, 0];

const heads = (weight: readonly number[]) => {
  const rows = linearRows(x, weight, D); // [S·P, heads · d]
  const count = weight.length / D / d;
  return (image: number, position: number, head: number) =>
    rowOf(rows, (image * P + position) * count + head, d);
};
const [query, key, value] = [heads(layer.qProj), heads(layer.kProj), heads(layer.vProj)];
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

test("causalAttention() attends to earlier positions, and gives rotated keys and values for the cache", async () => {
  const [k, v, o] = await evaluateAll((g) => {
    const weights = layerConstants(g, layer, smallShape);
    const input = {
      x: g.constant("float32", x, [S * P, D]),
      sizes: g.ints(S, P),
      mask: g.constant("float32", mask, [P, P]),
      tables: ropeTables(g, smallShape),
    };
    const rows = causalAttention(g, input, weights, smallShape);
    return [rows.k, rows.v, rows.o];
  });
  const inCache = (of: (s: number, p: number, head: number) => number[]) =>
    range(S).flatMap((s) => range(G).flatMap((head) => range(P).flatMap((p) => of(s, p, head))));
  const rotatedKey = (s: number, p: number, head: number) => rotated(key(s, p, head), p, ropeTheta);
  expect([k?.dims, v?.dims, o?.dims]).toEqual([
    [S, G, P, d],
    [S, G, P, d],
    [S, P, G, R * d],
  ]);
  expectNear(k?.values ?? [], inCache(rotatedKey));
  expectNear(v?.values ?? [], inCache(value));
  const outputs = range(S * P * G * R).map((row) => {
    const [s, p, head] = [Math.floor(row / (P * G * R)), Math.floor(row / (G * R)) % P, row % (G * R)];
    const group = Math.floor(head / R);
    const seen = range(p + 1);
    return attend(
      rotated(query(s, p, head), p, ropeTheta),
      seen.map((j) => rotatedKey(s, j, group)),
      seen.map((j) => value(s, j, group)),
    );
  });
  expectNear(o?.values ?? [], outputs.flat());
});
