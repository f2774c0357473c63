import type { Graph, Value } from "../onnx/graph.ts";
import { add, linear, matMul, multiply, reshape, softmax, transpose } from "../onnx/operators.ts";
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
  const q = rotate(g, positions(linear(g, x, weights.qProj), G * R * d), G * R, first, tables);
  const k = rotate(g, positions(linear(g, x, weights.kProj), G * d), G, first, tables);
  const v = positions(linear(g, x, weights.vProj), G * d);

  const queries = transpose(g, reshape(g, q, [0, 0, G, R, d]), [0, 2, 3, 1, 4]); // [S, G, R, P, d]
  const keys = transpose(g, reshape(g, k, [0, 0, G, 1, d]), [0, 2, 3, 1, 4]); // [S, G, 1, P, d]
  const values = transpose(g, reshape(g, v, [0, 0, G, 1, d]), [0, 2, 3, 1, 4]); // [S, G, 1, P, d]
  const scaled = multiply(g, queries, g.scalar("float32", d ** -0.5));
  const scores = matMul(g, scaled, transpose(g, keys, [0, 1, 2, 4, 3])); // [S, G, R, P, P]
  const output = matMul(g, softmax(g, add(g, scores, mask)), values); // [S, G, R, P, d]
  return {
    k: reshape(g, keys, [0, G, -1, d]),
    v: reshape(g, values, [0, G, -1, d]),
    o: reshape(g, transpose(g, output, [0, 3, 1, 2, 4]), [0, 0, G, R * d]),
  };
}
