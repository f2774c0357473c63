import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { DecoderWeights } from "../layers/decoder-weights.ts";
import { rmsNorm } from "../layers/rms-norm.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { linear } from "../onnx/operators.ts";

/** Final norm and language-model head. x [B, D] → logits [B, V] */
export const head = (g: Graph, x: Value, weights: DecoderWeights, { eps }: DecoderShape) =>
  linear(g, rmsNorm(g, x, weights.norm, eps), weights.lmHead);

/** The k largest logits of each row, in order: values and ids, both [B, k]. As a Value, k is [1]. */
export function topLogits(g: Graph, logits: Value, k: number | Value): { values: Value; ids: Value } {
  const count = typeof k === "number" ? g.ints(k) : k;
  const [values, ids] = g.nodes("TopK", [logits, count], 2, { axis: -1, largest: 1, sorted: 1 });
  if (!values || !ids) throw new TypeError("TopK gives two values");
  return { values, ids };
}
