import type { DataType } from "../onnx/data-type.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { cast, gather } from "../onnx/operators.ts";

/** An embedding matrix as it is stored. */
export interface EmbeddingTable extends Value {
  /** Default: what the graph computes linear layers in. */
  readonly type?: DataType;
}

/** Rows of an embedding matrix, as float32; only these are converted. ids [...] → [..., D] */
export function embedding(g: Graph, table: EmbeddingTable, ids: Value): Value {
  const { computeType } = g;
  const stored = gather(g, table, ids);
  const rows = (table.type ?? computeType) === computeType ? stored : cast(g, stored, computeType);
  return computeType === "float32" ? rows : cast(g, rows, "float32");
}
