import type { MethodTrace } from "../methods/hooks.ts";
import type { DataType } from "../onnx/data-type.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { topLogits } from "./head.ts";
import type { TraceParts } from "./trace-parts.ts";
import { wordLogits } from "./word-logits.ts";

/** A value that every step puts out. */
export interface Scanned {
  /** The output's name. */
  readonly name: string;
  readonly value: Value;
  readonly type: DataType;
}

const float = (name: string, value: Value): Scanned => ({ name, value, type: "float32" });
const integer = (name: string, value: Value): Scanned => ({ name, value, type: "int64" });

/** What a trace wants of the choice of a token; `logits` [B, V] are the model's own, before any penalty. */
export function scannedLogits(g: Graph, logits: Value, { topK, words }: TraceParts): Scanned[] {
  const scanned: Scanned[] = [];
  if (topK > 0) {
    const { values, ids } = topLogits(g, logits, topK);
    scanned.push(float("top_logits", values), integer("top_ids", ids)); // [B, k]
  }
  if (words) {
    const { values, ranks } = wordLogits(g, logits, words);
    scanned.push(float("word_logits", values), integer("word_ranks", ranks)); // [B, W]
  }
  return scanned;
}

/** Entropies and weights of all layers, [L·S, 1, C, 1, 1]. */
export const scannedMethod = ({ z, lambdaHat, lambda }: MethodTrace): Scanned[] => [
  float("z", z),
  float("lambda_hat", lambdaHat),
  float("lambda", lambda),
];

/** What a step gives to the image and to itself, in all layers. [L·S, 1, C, 1] */
export const scannedAttention = (image: Value, itself: Value): Scanned[] => [
  float("image_attention", image),
  float("self_attention", itself),
];
