import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { clipVit } from "../layers/clip-vit.ts";
import { projector } from "../layers/projector.ts";
import type { ComputeType } from "../onnx/data-type.ts";
import { Graph } from "../onnx/graph.ts";

/** The graph from pixels to what the language model sees of an image: `pixel_values` [S, 3, E, E] → `image_features` [S, N, D]. */
export function imageEncoder(config: LlavaConfig, weights: Weights, dtype?: ComputeType): Uint8Array {
  const { vision, text } = config;
  const g = Graph.create(dtype);
  const pixels = g.input("pixel_values", "float32", ["S", 3, vision.image_size, vision.image_size]);
  const features = clipVit(g.scope("vision_tower"), pixels, config, weights);
  const sizes = { from: vision.hidden_size, to: text.hidden_size };
  const projected = projector(g.scope("multi_modal_projector"), features, weights, sizes);
  g.output(projected, "float32", ["S", config.imageTokens, text.hidden_size], "image_features");
  return g.toBytes();
}
