import type { Graph, Value } from "../onnx/graph.ts";
import { multiply } from "../onnx/operators.ts";

/** x · σ(1.702 x) */
const quickGelu = (g: Graph, x: Value) =>
  multiply(g, x, g.node("Sigmoid", [multiply(g, x, g.scalar("float32", 1.702))]));

/** x · Φ(x), by the error function. */
const gelu = (g: Graph, x: Value) => g.node("Gelu", [x]);

/** Activations by their names in config.json. */
export const activations = { gelu, quick_gelu: quickGelu } as const;
