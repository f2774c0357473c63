import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  concat,
  dimensions,
  linear,
  matMul,
  multiply,
  reshape,
  softmax,
  split,
  transpose,
  unsqueeze,
} from "../onnx/operators.ts";
import type { DecoderShape } from "./decoder-shape.ts";
import type { LayerWeights } from "./decoder-weights.ts";
import { type RopeTables, rotate } from "./rope.ts";

/** Keys and values of the prompt, without its last position: one copy for all configurations of an image. */
export interface PromptCache {
  readonly k: Value; // [S, G, d, P − 1]
  readonly v: Value; // [S, G, P − 1, d]
}

/** What each row of the batch has cached for itself: the prompt's last position, then the generated ones. */
export interface SuffixCache {
  readonly k: Value; // [S, G, C, s, d]
  readonly v: Value; // [S, G, C, s, d]
}

/** What the current token has of its own in one layer. */
export interface StepRows {
  readonly k: Value; // [S, G, C, 1, d], rotated
  readonly v: Value; // [S, G, C, 1, d]
  readonly o: Value; // [S, G, C, R, d], the attention output before W_O
}

export interface StepAttention extends StepRows {
  readonly scores: Value; // [S, G, C, R, T], before the softmax
  readonly probabilities: Value; // [S, G, C, R, T]
}

export interface StepInput {
  readonly x: Value; // [B, D], normalised
  readonly rows: Value; // [2]: S, C
  readonly position: Value; // [1]
  readonly tables: RopeTables;
}

/** Attention of one new token a row over the shared prompt, the row's own suffix, and itself. */
export function stepAttention(
  g: Graph,
  { x, rows, position, tables }: StepInput,
  { prompt, suffix }: { prompt: PromptCache; suffix: SuffixCache },
  weights: LayerWeights,
  { G, R, d }: DecoderShape,
): StepAttention {
  // Heads stand before configurations, so that one product serves all configurations of an image.
  const heads = (y: Value, width: number) =>
    transpose(g, reshape(g, y, concat(g, [rows, g.ints(G, width)], 0)), [0, 2, 1, 3]); // [S, G, C, width]
  const rotated = (y: Value, count: number) => rotate(g, unsqueeze(g, y, 1), count, position, tables);
  const scaled = multiply(g, rotated(linear(g, x, weights.qProj), G * R), g.scalar("float32", d ** -0.5));
  const q = heads(scaled, R * d); // [S, G, C, R·d]
  const qRows = reshape(g, q, [0, 0, 0, R, d]); // [S, G, C, R, d]
  const k = reshape(g, heads(rotated(linear(g, x, weights.kProj), G), d), [0, 0, 0, 1, d]);
  const v = reshape(g, heads(linear(g, x, weights.vProj), d), [0, 0, 0, 1, d]);

  const onPrompt = matMul(g, reshape(g, q, [0, 0, -1, d]), prompt.k); // [S, G, C·R, P − 1]
  const onSuffix = matMul(g, qRows, transpose(g, suffix.k, [0, 1, 2, 4, 3])); // [S, G, C, R, s]
  const onItself = matMul(g, qRows, reshape(g, k, [0, 0, 0, d, 1])); // [S, G, C, R, 1]
  const shape = concat(g, [dimensions(g, qRows, 0, 4), g.ints(-1)], 0);
  const scores = concat(g, [reshape(g, onPrompt, shape), onSuffix, onItself], -1);
  const probabilities = softmax(g, scores);

  const lengths = [onPrompt, onSuffix, onItself].map((part) => g.node("Shape", [part], { start: -1 }));
  const [ofPrompt, ofSuffix, ofItself] = split(g, probabilities, concat(g, lengths, 0), -1, 3);
  if (!ofPrompt || !ofSuffix || !ofItself) throw new TypeError("Split must give three parts");
  const fromPrompt = matMul(g, reshape(g, ofPrompt, g.node("Shape", [onPrompt])), prompt.v); // [S, G, C·R, d]
  const fromSuffix = matMul(g, ofSuffix, suffix.v); // [S, G, C, R, d]
  const o = add(g, add(g, reshape(g, fromPrompt, [0, 0, -1, R, d]), fromSuffix), multiply(g, ofItself, v));
  return { k, v, o, scores, probabilities };
}

/** Heads side by side again, and W_O. o [S, G, C, R, d] → [B, D] */
export function attentionOutput(g: Graph, o: Value, weights: LayerWeights, { G, R, d }: DecoderShape): Value {
  const rows = transpose(g, reshape(g, o, [0, 0, 0, R * d]), [0, 2, 1, 3]); // [S, C, G, R·d]
  return linear(g, reshape(g, rows, [-1, G * R * d]), weights.oProj);
}
