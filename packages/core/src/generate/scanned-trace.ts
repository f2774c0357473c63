import type { MethodTrace } from "../methods/hooks.ts";
import type { DataType } from "../onnx/data-type.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { topLogits } from "./head.ts";

/** A value that every step puts out. */
export interface Scanned {
  /** The output's name. */
  readonly name: string;
  readonly value: Value;
  readonly type: DataType;
}

/** What a trace wants of a step: entropies and weights of all layers, and the k largest logits; nothing for k = 0. */
export function scannedTrace(g: Graph, trace: MethodTrace | undefined, logits: Value, k: number): Scanned[] {
  if (k === 0 || !trace) return [];
  const { values, ids } = topLogits(g, logits, k);
  const float = (name: string, value: Value): Scanned => ({ name, value, type: "float32" });
  return [
    float("z", trace.z), // [L·S, 1, C, 1, 1], likewise the next two
    float("lambda_hat", trace.lambdaHat),
    float("lambda", trace.lambda),
    float("top_logits", values), // [B, k]
    { name: "top_ids", value: ids, type: "int64" }, // [B, k]
  ];
}
