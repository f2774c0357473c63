import type { Graph, Value } from "../onnx/graph.ts";
import { dimensions, expand, gather, range, squeeze, unsqueeze } from "../onnx/operators.ts";
import { topLogits } from "./head.ts";

/**
 * Logits of some tokens, and how many tokens stand before each in the order of choice: larger logits, and equal ones of
 * smaller ids. logits [B, V], ids [W] → both [B, W], ranks int64
 */
export function wordLogits(g: Graph, logits: Value, ids: Value): { values: Value; ranks: Value } {
  const vocabulary = dimensions(g, logits, 1, 2);
  const { ids: order } = topLogits(g, logits, vocabulary); // [B, V]
  const places = range(g, squeeze(g, vocabulary, 0));
  const updates = expand(g, unsqueeze(g, places, 0), g.node("Shape", [order]));
  const ranks = g.node("ScatterElements", [order, order, updates], { axis: 1 });
  return { values: gather(g, logits, ids, 1), ranks: gather(g, ranks, ids, 1) };
}
