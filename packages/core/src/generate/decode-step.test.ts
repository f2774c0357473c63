import { expect, test } from "vitest";
import { ropeTables } from "../layers/rope.ts";
import { stepShapes } from "../layers/step-attention.ts";
import { noMethod } from "../methods/hooks.ts";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { layerConstants, randomLayer, smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { decoderLayer } from "./decode-step.ts";
import { prefill } from "./prefill.ts";

const { D } = smallShape;
const [P, C] = [4, 2];
const embeds = randomNumbers(P * D, 91);
const layer = randomLayer(smallShape, 40);

test("decoderLayer() on one more token gives what the prompt with that token gives", async () => {
  const [step, whole] = await evaluateAll((g) => {
    const weights = layerConstants(g, layer, smallShape);
    const none = g.scalar("float32", 0);
    const decoder = { embedTokens: none, layers: [weights], norm: none, lmHead: none };
    const tables = ropeTables(g, smallShape);
    const prefilled = (length: number) => {
      const prompt = g.constant("float32", embeds.slice(0, length * D), [1, length, D]);
      const input = { embeds: prompt, configurations: g.ints(C) };
      return prefill(g, input, { weights: decoder, shape: smallShape, tables, method: noMethod });
    };
    const { layers, length } = prefilled(P - 1);
    const [cache] = layers;
    if (!cache) throw new Error("there is a layer");
    const sizes = { rows: g.ints(1, C), length, past: g.ints(1), page: g.ints(0) };
    const shapes = stepShapes(g, sizes, smallShape);
    const empty = g.constant("float32", [], [1, smallShape.G, C, 0, smallShape.d]);
    const page = { k: empty, v: empty };
    const token = embeds.slice(-D);
    const input = {
      x: g.constant("float32", [...token, ...token], [C, D]),
      position: length,
      tables,
      shapes,
    };
    const method = noMethod.step(g, { index: g.scalar("int64", 0), visible: g.ints(P) }, []);
    const found = decoderLayer(g, 0, input, { ...cache, page }, { weights, shape: smallShape, method });
    return [found.x, prefilled(P).x];
  });
  expect(step?.dims).toEqual([C, D]);
  expectNear(step?.values ?? [], whole?.values ?? []);
});
