import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { DecoderWeights } from "../layers/decoder-weights.ts";
import { rmsNorm } from "../layers/rms-norm.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { linear } from "../onnx/operators.ts";

/** Final norm and language-model head. x [B, D] → logits [B, V] */
export const head = (g: Graph, x: Value, weights: DecoderWeights, { eps }: DecoderShape) =>
  linear(g, rmsNorm(g, x, weights.norm, eps), weights.lmHead);

/** The k largest logits of each row, in order: values and ids, both [B, k]. */
export function topLogits(g: Graph, logits: Value, k: number): { values: Value; ids: Value } {
  const [values, ids] = g.nodes("TopK", [logits, g.ints(k)], 2, { axis: -1, largest: 1, sorted: 1 });
  if (!values || !ids) throw new TypeError("TopK gives two values");
  return { values, ids };
}
