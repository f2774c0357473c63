import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  concat,
  expand,
  gather,
  less,
  linear,
  logSoftmax,
  matMul,
  multiply,
  reduceSum,
  reshape,
  softmax,
  squeeze,
  transpose,
  where,
} from "../onnx/operators.ts";
import type { DecoderShape } from "./decoder-shape.ts";
import type { LayerWeights } from "./decoder-weights.ts";
import { type RopeTables, rotate } from "./rope.ts";

export interface CausalAttentionInput {
  readonly x: Value; // [S·P, D], normalised
  readonly sizes: Value; // [2]: S, P
  readonly mask: Value; // [P, P]: 0 where visible, −∞ elsewhere
  readonly tables: RopeTables;
}

/** What the prompt leaves in one layer. */
export interface PromptRows {
  readonly k: Value; // [S, G, P, d], rotated
  readonly v: Value; // [S, G, P, d]
  readonly o: Value; // [S, P, G, R·d], before W_O
  /** Keys before rotation. Adds nodes to the graph, as the next one does. */
  readonly unrotatedK: () => Value; // [S, G, P, d]
  /** Mean over heads of the entropy of every position's attention, in nats. */
  readonly entropies: () => Value; // [S, P]
}

/** Attention of all prompt positions at once. */
export function causalAttention(
  g: Graph,
  { x, sizes, mask, tables }: CausalAttentionInput,
  weights: LayerWeights,
  shape: DecoderShape,
): PromptRows {
  const { G, R, d } = shape;
  const positions = (y: Value, width: number) =>
    reshape(g, y, g.node("Concat", [sizes, g.ints(width)], { axis: 0 })); // [S, P, width]
  const first = g.ints(0);
  const q = rotate(g, positions(linear(g, x, weights.qProj), G * R * d), G * R, first, tables.scaled);
  const unrotated = positions(linear(g, x, weights.kProj), G * d);
  const k = rotate(g, unrotated, G, first, tables);
  const v = positions(linear(g, x, weights.vProj), G * d);

  const byHead = (y: Value, heads: number) =>
    transpose(g, reshape(g, y, [0, 0, G, heads, d]), [0, 2, 3, 1, 4]);
  const queries = byHead(q, R); // [S, G, R, P, d]
  const keys = byHead(k, 1); // [S, G, 1, P, d]
  const values = byHead(v, 1); // [S, G, 1, P, d]
  const scores = add(g, matMul(g, queries, transpose(g, keys, [0, 1, 2, 4, 3])), mask); // [S, G, R, P, P]
  const probabilities = softmax(g, scores);
  const output = matMul(g, probabilities, values); // [S, G, R, P, d]
  const perGroup = (y: Value) => reshape(g, y, [0, G, -1, d]); // [S, G, P, d]
  return {
    k: perGroup(keys),
    v: perGroup(values),
    o: reshape(g, transpose(g, output, [0, 3, 1, 2, 4]), [0, 0, G, R * d]),
    unrotatedK: () => perGroup(byHead(unrotated, 1)),
    entropies: () => rowEntropies(g, { scores, probabilities, mask }, shape),
  };
}

/** −(1/H) Σ_h Σ_j a ln a of every row; what a row does not see adds exactly 0. Summed by a product, as in decoding. */
function rowEntropies(
  g: Graph,
  { scores, probabilities, mask }: { scores: Value; probabilities: Value; mask: Value },
  { G, R }: DecoderShape,
): Value {
  const zero = g.scalar("float32", 0);
  const logs = where(g, less(g, mask, zero), zero, logSoftmax(g, scores));
  const P = g.node("Shape", [mask], { start: 0, end: 1 });
  const average = expand(g, g.constant("float32", [-1 / (G * R)], [1, 1]), concat(g, [P, g.ints(16)], 0));
  const sums = reduceSum(g, matMul(g, multiply(g, probabilities, logs), average), [1, 2], false); // [S, P, 16]
  return squeeze(g, gather(g, sums, g.ints(0), -1), -1);
}
