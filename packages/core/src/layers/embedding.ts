import type { Graph, Value } from "../onnx/graph.ts";
import { cast, gather } from "../onnx/operators.ts";

/** Rows of an embedding matrix, as float32. ids [...] → [..., D] */
export function embedding(g: Graph, matrix: Value, ids: Value): Value {
  const rows = gather(g, matrix, ids);
  return g.computeType === "float32" ? rows : cast(g, rows, "float32");
}
