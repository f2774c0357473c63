import type { Graph, Value } from "../onnx/graph.ts";

/** (x − mean) / √(variance + eps) · weight + bias, over the last axis. */
export const layerNorm = (g: Graph, x: Value, weight: Value, bias: Value, eps: number) =>
  g.node("LayerNormalization", [x, weight, bias], { axis: -1, epsilon: { float: eps } });
