import type { Weights } from "../checkpoint/weights.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { dimensions, linear, reshape } from "../onnx/operators.ts";
import { loadMatrix, loadWeight } from "./decoder-weights.ts";
import { activations } from "./gelu.ts";

/** LLaVA's projector: linear, GELU, linear. features [S, N, hidden of the tower] → [S, N, D] */
export function projector(
  g: Graph,
  features: Value,
  weights: Weights,
  { from, to }: { from: number; to: number },
): Value {
  const layer = (x: Value, name: string) =>
    linear(
      g,
      x,
      loadMatrix(g, weights, `multi_modal_projector.${name}.weight`),
      loadWeight(g, weights, `multi_modal_projector.${name}.bias`),
    );
  const flat = reshape(g, features, [-1, from]);
  const hidden = activations.gelu(g, layer(flat, "linear_1"));
  const out = layer(hidden, "linear_2");
  return reshape(g, out, g.node("Concat", [dimensions(g, features, 0, 2), g.ints(to)], { axis: 0 }));
}
