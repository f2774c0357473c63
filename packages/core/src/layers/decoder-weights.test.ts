import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../checkpoint/config.ts";
import { readWeights } from "../checkpoint/weights.ts";
import { Graph } from "../onnx/graph.ts";
import type { Provider } from "../providers/provider.ts";
import { graphOf } from "../testing/graph-of.ts";
import { reference } from "../testing/paths.ts";
import { decoderWeights, loadWeight } from "./decoder-weights.ts";

async function weightsOf(checkpoint: string, provider?: Provider) {
  const config = await readConfig(join(reference, "checkpoints", checkpoint));
  const g = Graph.create();
  const weights = decoderWeights(g, config, await readWeights(config), provider);
  const casts = new Map(graphOf(g.toBytes()).node.map(({ input, output }) => [output[0], input[0]]));
  return { ...weights, casts };
}

test("decoderWeights() takes each layer's tensors by their names", async () => {
  const { layers, lmHead, norm } = await weightsOf("llava-classic");
  expect(layers).toHaveLength(6);
  expect(layers[2]).toMatchObject({
    inputLayernorm: { name: "language_model.layers.2.input_layernorm.weight" },
    oProj: { name: "language_model.layers.2.self_attn.o_proj.weight" },
    downProj: { name: "language_model.layers.2.mlp.down_proj.weight" },
  });
  expect([lmHead.name, norm.name]).toEqual(["lm_head.weight", "language_model.norm.weight"]);
});

test("decoderWeights() uses the embeddings as the head where the two are tied", async () => {
  const { embedTokens, lmHead, casts } = await weightsOf("llava-fp16-tied");
  expect(embedTokens).toEqual({ name: "language_model.embed_tokens.weight", type: "float16" });
  expect(casts.get(lmHead.name)).toBe(embedTokens.name);
});

test("decoderWeights() for a GPU converts the embeddings while it compiles", async () => {
  const { embedTokens, casts } = await weightsOf("llava-fp16-tied", "webgpu");
  expect(casts.get(embedTokens.name)).toBe("language_model.embed_tokens.weight");
});

test("loadWeight() names a tensor that is in no inventory", () => {
  expect(() => loadWeight(Graph.create(), new Map(), "none")).toThrow('Cannot use tensor "none"');
});
