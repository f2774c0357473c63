import type { LlavaConfig } from "../checkpoint/config.ts";
import type { TensorLocation } from "../checkpoint/safetensors-header.ts";
import type { Weights } from "../checkpoint/weights.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { weightType } from "../onnx/initializer.ts";
import type { Provider } from "../providers/provider.ts";
import type { EmbeddingTable } from "./embedding.ts";

/** The weights of one decoder layer; names are those of the checkpoint. */
export interface LayerWeights {
  readonly inputLayernorm: Value;
  readonly qProj: Value;
  readonly kProj: Value;
  readonly vProj: Value;
  readonly oProj: Value;
  readonly postAttentionLayernorm: Value;
  readonly gateProj: Value;
  readonly upProj: Value;
  readonly downProj: Value;
}

export interface DecoderWeights {
  readonly embedTokens: EmbeddingTable;
  readonly layers: readonly LayerWeights[];
  readonly norm: Value;
  readonly lmHead: Value;
}

/** Puts the language model's weights into the outermost graph, where prefill and loop both see them. */
export function decoderWeights(
  g: Graph,
  config: LlavaConfig,
  weights: Weights,
  provider: Provider = "cpu",
): DecoderWeights {
  const weight = (name: string) => loadWeight(g, weights, name);
  const matrix = (name: string) => loadMatrix(g, weights, name);
  const embedTokens = "language_model.embed_tokens.weight";
  return {
    // A GPU may lack the type that the file has.
    embedTokens: provider === "cpu" ? loadTable(g, weights, embedTokens) : matrix(embedTokens),
    layers: Array.from({ length: config.text.num_hidden_layers }, (_, index) => {
      const address = (name: string) => `language_model.layers.${index}.${name}.weight`;
      const layer = (name: string) => matrix(address(name));
      return {
        inputLayernorm: weight(address("input_layernorm")),
        qProj: layer("self_attn.q_proj"),
        kProj: layer("self_attn.k_proj"),
        vProj: layer("self_attn.v_proj"),
        oProj: layer("self_attn.o_proj"),
        postAttentionLayernorm: weight(address("post_attention_layernorm")),
        gateProj: layer("mlp.gate_proj"),
        upProj: layer("mlp.up_proj"),
        downProj: layer("mlp.down_proj"),
      };
    }),
    norm: weight("language_model.norm.weight"),
    lmHead: matrix(config.tiedHead ? embedTokens : "lm_head.weight"),
  };
}

/** One weight as a value of the graph. */
export function loadWeight(g: Graph, weights: Weights, name: string): Value {
  return g.weight(name, locate(weights, name));
}

/** The weight of a linear layer or an embedding, in the type that these are computed in. */
export function loadMatrix(g: Graph, weights: Weights, name: string): Value {
  return g.matrix(name, locate(weights, name));
}

function loadTable(g: Graph, weights: Weights, name: string): EmbeddingTable {
  const location = locate(weights, name);
  return { ...g.stored(name, location), type: weightType(location) };
}

function locate(weights: Weights, name: string): TensorLocation {
  const location = weights.get(name);
  if (!location) throw new TypeError(`Cannot use tensor "${name}": the inventory does not list it`);
  return location;
}
