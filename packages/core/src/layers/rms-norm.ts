import type { Graph, Value } from "../onnx/graph.ts";

/** x / √(mean(x²) + eps) · weight, over the last axis. */
export const rmsNorm = (g: Graph, x: Value, weight: Value, eps: number) =>
  g.node("RMSNormalization", [x, weight], { axis: -1, epsilon: { float: eps } });
