import type { Weights } from "../checkpoint/weights.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { dimensions, linear, reshape } from "../onnx/operators.ts";
import { loadWeight } from "./decoder-weights.ts";
import { activations } from "./gelu.ts";

/** LLaVA's projector: linear, GELU, linear. features [S, N, hidden of the tower] → [S, N, D] */
export function projector(
  g: Graph,
  features: Value,
  weights: Weights,
  { from, to }: { from: number; to: number },
): Value {
  const load = (name: string) => loadWeight(g, weights, `multi_modal_projector.${name}`);
  const flat = reshape(g, features, [-1, from]);
  const hidden = activations.gelu(g, linear(g, flat, load("linear_1.weight"), load("linear_1.bias")));
  const out = linear(g, hidden, load("linear_2.weight"), load("linear_2.bias"));
  return reshape(g, out, g.node("Concat", [dimensions(g, features, 0, 2), g.ints(to)], { axis: 0 }));
}
