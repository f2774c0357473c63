import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  cast,
  concat,
  multiply,
  not,
  reshape,
  slice,
  squeeze,
  subtract,
  unsqueeze,
  where,
} from "../onnx/operators.ts";

/** What one step's attention, averaged over the heads, gives to the image and to the generated tokens. */
export interface AttentionMass {
  /** The most that one image position gets. [L·S, 1, C, 1]; of one layer [S, 1, C, 1], likewise the next one */
  readonly image: Value;
  /** What each generated position gets, the step's own the last. [L·S, 1, C, i + 1] */
  readonly generated: Value;
}

/** One layer's. probabilities [S, G, C, R, T], isImage [S, P], `length` [1] is P. */
export function attentionMass(
  g: Graph,
  probabilities: Value,
  { isImage, length }: { isImage: Value; length: Value },
): AttentionMass {
  const average = squeeze(g, g.node("ReduceMean", [probabilities, g.ints(1, 3)]), 3); // [S, 1, C, T]
  const onPrompt = slice(g, average, 3, g.ints(0), length);
  const mask = unsqueeze(g, unsqueeze(g, isImage, 1), 1); // [S, 1, 1, P]
  const onImage = where(g, mask, onPrompt, g.scalar("float32", 0));
  return {
    image: g.node("ReduceMax", [onImage, g.ints(3)]),
    generated: slice(g, average, 3, length, g.ints(Number.MAX_SAFE_INTEGER)),
  };
}

/** All layers' as one. */
export const stackedMass = (g: Graph, layers: readonly AttentionMass[]): AttentionMass => ({
  image: concat(
    g,
    layers.map(({ image }) => image),
    0,
  ),
  generated: concat(
    g,
    layers.map(({ generated }) => generated),
    0,
  ),
});

/** What later tokens have given to each generated position so far, and what a token gives to itself. */
export interface ColumnSums {
  readonly sums: Value; // [L·S, 1, C, i + 1]: 0 for the step's own position
  readonly itself: Value; // [L·S, 1, C, 1]
}

/** Adds a step to the sums, [L·S, 1, C, i]; rows that have ended add nothing. finished [B], rows [2] (S, C) */
export function addToColumns(
  g: Graph,
  sums: Value,
  { generated }: AttentionMass,
  { finished, rows, layers }: { finished: Value; rows: Value; layers: number },
): ColumnSums {
  const end = g.node("Shape", [generated], { start: 3 });
  const own = subtract(g, end, g.ints(1));
  const earlier = slice(g, generated, 3, g.ints(0), own);
  const isLive = reshape(g, cast(g, not(g, finished), "float32"), concat(g, [rows, g.ints(1)], 0)); // [S, C, 1]
  const byLayer = reshape(g, earlier, concat(g, [g.ints(layers), rows, own], 0)); // [L, S, C, i]
  const given = reshape(g, multiply(g, byLayer, isLive), g.node("Shape", [earlier]));
  const itself = slice(g, generated, 3, own, end);
  const none = multiply(g, itself, g.scalar("float32", 0));
  return { sums: concat(g, [add(g, sums, given), none], 3), itself };
}
