import type { LlavaConfig } from "../checkpoint/config.ts";
import type { VisionConfig } from "../checkpoint/vision-config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  concat,
  dimensions,
  expand,
  linear,
  matMul,
  multiply,
  reshape,
  softmax,
  transpose,
} from "../onnx/operators.ts";
import { loadMatrix, loadWeight } from "./decoder-weights.ts";
import { activations } from "./gelu.ts";
import { layerNorm } from "./layer-norm.ts";

/** Weights by name; those of linear layers are matrices. */
interface Load {
  readonly weight: (name: string) => Value;
  readonly matrix: (name: string) => Value;
}

/**
 * CLIP's vision transformer up to the feature layer (transformers, modeling_clip.py). pixels [S, 3, E, E] →
 * [S, N, hidden], N patches, with the class token in front if the config keeps it. `post_layernorm` is not applied.
 */
export function clipVit(g: Graph, pixels: Value, config: LlavaConfig, weights: Weights): Value {
  const { vision } = config;
  const load: Load = {
    weight: (name) => loadWeight(g, weights, `vision_tower.${name}`),
    matrix: (name) => loadMatrix(g, weights, `vision_tower.${name}`),
  };
  const norm = (x: Value, name: string) =>
    layerNorm(g, x, load.weight(`${name}.weight`), load.weight(`${name}.bias`), vision.layer_norm_eps);
  let x = norm(embeddings(g, pixels, vision, load), "pre_layrnorm"); // [S, N + 1, hidden]
  for (let index = 0; index < config.visionBlocks; index++) {
    const name = `encoder.layers.${index}`;
    x = add(g, x, attention(g, norm(x, `${name}.layer_norm1`), vision, named(load, `${name}.self_attn`)));
    x = add(g, x, mlp(g, norm(x, `${name}.layer_norm2`), vision, named(load, `${name}.mlp`)));
  }
  if (config.featureSelect === "full") return x;
  return g.node("Slice", [x, g.ints(1), g.ints(Number.MAX_SAFE_INTEGER), g.ints(1)]);
}

const named = (load: Load, path: string): Load => ({
  weight: (name) => load.weight(`${path}.${name}`),
  matrix: (name) => load.matrix(`${path}.${name}`),
});

/** A linear layer with its bias. */
const dense = (g: Graph, x: Value, load: Load, name: string) =>
  linear(g, x, load.matrix(`${name}.weight`), load.weight(`${name}.bias`));

/** Patches as one product: each patch's pixels in the order of the convolution's kernel. */
function embeddings(g: Graph, pixels: Value, vision: VisionConfig, load: Load): Value {
  const { hidden_size: hidden, patch_size: p, image_size, num_channels: channels } = vision;
  const side = Math.floor(image_size / p);
  const grid = reshape(g, pixels, [-1, channels, side, p, side, p]);
  const patches = reshape(g, transpose(g, grid, [0, 2, 4, 1, 3, 5]), [-1, channels * p * p]); // [S·N, 3·p·p]
  const kernel = reshape(g, load.matrix("embeddings.patch_embedding.weight"), [hidden, channels * p * p]);
  const patchEmbeds = reshape(g, linear(g, patches, kernel), [-1, side * side, hidden]);
  const one = concat(g, [dimensions(g, patchEmbeds, 0, 1), g.ints(1, hidden)], 0);
  const classEmbeds = expand(g, load.weight("embeddings.class_embedding"), one);
  return add(
    g,
    concat(g, [classEmbeds, patchEmbeds], 1),
    load.weight("embeddings.position_embedding.weight"),
  );
}

/** Attention of all positions to all positions. x [S, n, hidden] → the same shape. */
function attention(g: Graph, x: Value, vision: VisionConfig, load: Load): Value {
  const { hidden_size: hidden, num_attention_heads: heads } = vision;
  const d = hidden / heads;
  const shape = g.node("Shape", [x]);
  const flat = reshape(g, x, [-1, hidden]);
  const project = (name: string) => dense(g, flat, load, name);
  const split = (y: Value) =>
    transpose(g, reshape(g, y, concat(g, [dimensions(g, x, 0, 2), g.ints(heads, d)], 0)), [0, 2, 1, 3]);
  const q = split(multiply(g, project("q_proj"), g.scalar("float32", d ** -0.5))); // [S, heads, n, d]
  const weights = softmax(g, matMul(g, q, transpose(g, split(project("k_proj")), [0, 1, 3, 2])));
  const o = transpose(g, matMul(g, weights, split(project("v_proj"))), [0, 2, 1, 3]);
  const out = dense(g, reshape(g, o, [-1, hidden]), load, "out_proj");
  return reshape(g, out, shape);
}

function mlp(g: Graph, x: Value, vision: VisionConfig, load: Load): Value {
  const hidden = dense(g, reshape(g, x, [-1, vision.hidden_size]), load, "fc1");
  const out = dense(g, activations[vision.hidden_act](g, hidden), load, "fc2");
  return reshape(g, out, g.node("Shape", [x]));
}
