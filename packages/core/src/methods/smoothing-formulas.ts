import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { StepAttention } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  cast,
  concat,
  divide,
  expand,
  gather,
  less,
  logSoftmax,
  matMul,
  maximum,
  minimum,
  multiply,
  range,
  reduceSum,
  squeeze,
  subtract,
  where,
} from "../onnx/operators.ts";

// KVSmooth's equations (arXiv 2602.04268) as pieces of a graph; n is S where a layer stands alone, L·S for all at once.

/** λ_ref ∓ window of each row, or 0 where the method leaves a layer or a part alone. Each [n, 1, C, parts, 1]. */
export interface Windows {
  readonly low: Value;
  readonly high: Value;
}

/** The queues of recent entropies as a step finds them. */
export interface Queues {
  readonly entropies: Value; // [n, 1, C, 1, slots]
  readonly slot: Value; // same shape: true where the newest entropy goes
  readonly count: Value; // [n, 1, C, 1, 1]: what the rank is divided by, the newest included
}

/** The numbers of a queue's slots, which are as many as the largest M had when the queues were made. [slots] */
export const slotsOf = (g: Graph, entropies: Value) =>
  range(g, squeeze(g, g.node("Shape", [entropies], { start: -1 }), 0));

/**
 * Σ_j a ln a over all visible keys, times −1/H; the sum stands in each of 16 equal columns. [S, G, C, R, 16]
 * The sum is a product with a matrix: a reduction's order would depend on where the row lies in memory, and so on what
 * else is in the batch. For the same reason a lone head counts as two: a product of one row sums in another order.
 * `visible` [1] is T.
 */
export function entropyTerms(
  outer: Graph,
  visible: Value,
  { G, R }: DecoderShape,
): (g: Graph, attention: StepAttention) => Value {
  const heads = Math.max(2, G * R);
  const shape = concat(outer, [visible, outer.ints(16)], 0);
  const average = expand(outer, outer.constant("float32", [-1 / heads], [1, 1]), shape); // [T, 16]
  return (g, { scores, probabilities }) => {
    const terms = multiply(g, probabilities, logSoftmax(g, scores)); // [S, G, C, R, T]
    return matMul(g, heads === G * R ? terms : concat(g, [terms, terms], 3), average);
  };
}

/** z = −(1/H) Σ_h Σ_j a ln a (Eq. 5). terms [n, G, C, R, 16] → [n, 1, C, 1, 1] */
export const rowEntropy = (g: Graph, terms: Value) =>
  gather(g, reduceSum(g, terms, [1, 3], true), g.ints(0), -1);

/** Pushes the newest entropy; its rank is the share of the queue that is below it (Eq. 13). */
export function rank(g: Graph, z: Value, { entropies, slot, count }: Queues) {
  const pushed = where(g, slot, z, entropies);
  const below = reduceSum(g, cast(g, less(g, pushed, z), "float32"), [-1], true);
  return { entropies: pushed, lambdaHat: divide(g, below, count) };
}

/** λ̃ (Eq. 14). */
export const clip = (g: Graph, lambdaHat: Value, { low, high }: Windows) =>
  maximum(g, minimum(g, lambdaHat, high), low);

/** (1 − λ)·current + λ·previous, and exactly `current` where λ = 0. */
export const blend = (g: Graph, current: Value, previous: Value, lambda: Value) =>
  add(g, current, multiply(g, lambda, subtract(g, previous, current)));
