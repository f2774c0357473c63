import type { Graph, Value } from "../onnx/graph.ts";
import { concat, expand, reshape, unsqueeze } from "../onnx/operators.ts";

/** Each image's row, once a configuration. x [S, width], `configurations` [1] (C) → [B, width] */
export function repeatRows(g: Graph, x: Value, configurations: Value, width: number): Value {
  const shape = concat(g, [g.ints(1), configurations, g.ints(1)], 0);
  return reshape(g, expand(g, unsqueeze(g, x, 1), shape), [-1, width]);
}
