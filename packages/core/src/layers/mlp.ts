import type { Graph, Value } from "../onnx/graph.ts";
import { linear, multiply } from "../onnx/operators.ts";
import type { LayerWeights } from "./decoder-weights.ts";

/** down(silu(gate(x)) · up(x)). x [rows, D] → [rows, D] */
export function mlp(g: Graph, x: Value, { gateProj, upProj, downProj }: LayerWeights): Value {
  const gate = linear(g, x, gateProj);
  const silu = multiply(g, gate, g.node("Sigmoid", [gate]));
  return linear(g, multiply(g, silu, linear(g, x, upProj)), downProj);
}
