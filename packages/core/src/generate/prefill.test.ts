import { expect, test } from "vitest";
import { ropeTables } from "../layers/rope.ts";
import { noMethod } from "../methods/hooks.ts";
import type { Graph } from "../onnx/graph.ts";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { rowOf } from "../testing/plain-layers.ts";
import { layerConstants, randomLayer, smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { prefill } from "./prefill.ts";

const { D, G, R, d } = smallShape;
const [S, P, C] = [2, 4, 3];
const shape = { ...smallShape, L: 2 };
const embeds = randomNumbers(S * P * D, 90);
/** The first `length` positions of each image. */
const beginning = (length: number) =>
  Array.from({ length: S }, (_, s) => embeds.slice(s * P * D, (s * P + length) * D)).flat();

/** The last layer's caches and last row, and the last hidden state, of the first `length` positions. */
function prefilled(g: Graph, length: number) {
  const layers = [1, 20].map((seed) => layerConstants(g, randomLayer(shape, seed), shape));
  const none = g.scalar("float32", 0);
  const weights = { embedTokens: none, layers, norm: none, lmHead: none };
  const prompt = g.constant("float32", beginning(length), [S, length, D]);
  const input = { embeds: prompt, configurations: g.ints(C) };
  const { x, layers: caches } = prefill(g, input, {
    weights,
    shape,
    tables: ropeTables(g, shape),
    method: noMethod,
  });
  const last = caches.at(-1);
  if (!last) throw new Error("there are layers");
  return [x, last.prompt.k, last.prompt.v, last.past.k, last.past.v, last.last.o];
}

test("prefill() shares all positions but the last, which it repeats for each configuration", async () => {
  const found = await evaluateAll((g) => prefilled(g, P));
  expect(found.map(({ dims }) => dims)).toEqual([
    [S + 1, D],
    [S, G, 1, d, P - 1],
    [S, G, 1, P - 1, d],
    [S, G, C, 1, d],
    [S, G, C, 1, d],
    [S, G, C, R, d],
  ]);
  const rows = Array.from({ length: S * G * C }, (_, row) => rowOf(found[3]?.values ?? [], row, d));
  expect(rows).toEqual(rows.map((_, row) => rows[row - (row % C)]));
});

test("prefill() caches a position as it would without the later ones", async () => {
  const [, , longV] = await evaluateAll((g) => prefilled(g, P));
  const [, , shortV, , lastV] = await evaluateAll((g) => prefilled(g, P - 1));
  const wanted = Array.from({ length: S * G }, (_, head) => [
    ...rowOf(shortV?.values ?? [], head, (P - 2) * d),
    ...rowOf(lastV?.values ?? [], head * C, d),
  ]);
  expectNear(longV?.values ?? [], wanted.flat());
});
