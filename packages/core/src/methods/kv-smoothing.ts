import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { StepAttention } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  cast,
  concat,
  divide,
  equal,
  expand,
  gather,
  less,
  logSoftmax,
  matMul,
  maximum,
  minimum,
  modulo,
  multiply,
  range,
  reduceSum,
  subtract,
  where,
} from "../onnx/operators.ts";
import type { HookResult, MethodHook } from "./hooks.ts";

/** KVSmooth's parameters of each row, as graph inputs. */
interface RowParameters {
  readonly low: readonly Value[]; // a layer: [S, 1, C, 1, 1], λ_ref − window; 0 in layers that stay as they are
  readonly high: readonly Value[]; // a layer: [S, 1, C, 1, 1], λ_ref + window; likewise
  readonly onK: Value; // [S, 1, C, 1, 1]: 1 where keys are smoothed, else 0; likewise the next two
  readonly onV: Value;
  readonly onO: Value;
  readonly M: Value; // [S, 1, C, 1, 1], int64
  readonly slots: Value; // [slots]: 0 … the largest M − 1
}

/** What all layers of a step share. */
interface StepConstants {
  readonly slot: Value; // [S, 1, C, 1, slots]: where the newest entropy goes in the queue
  readonly count: Value; // [S, 1, C, 1, 1]: how many entropies the queue then holds
  readonly average: Value; // [T, 16]: −1/H everywhere
}

/**
 * KVSmooth (arXiv 2602.04268, Algorithm 2): after attention, the row that a token leaves in the cache is blended with
 * the row before it, the more so the higher the entropy of the token's attention ranks among recent ones.
 * Every option is a graph input, so one compiled graph serves all configurations; λ = 0 everywhere is greedy.
 */
export function kvSmoothing(g: Graph, { L, G, R }: DecoderShape): MethodHook {
  const parameters = rowParameters(g.scope("kvsmooth"), L);
  return {
    initial: (outer, { k, v, o }) => [emptyQueue(outer.scope("kvsmooth"), parameters), k, v, o],
    step: (outer, step) => {
      const scope = outer.scope("kvsmooth");
      const one = scope.scalar("int64", 1);
      const pushed = minimum(scope, add(scope, step.index, one), parameters.M);
      const constants = {
        slot: equal(scope, parameters.slots, modulo(scope, step.index, parameters.M)),
        count: cast(scope, pushed, "float32"),
        average: expand(
          scope,
          scope.constant("float32", [-1 / (G * R)], [1, 1]),
          concat(scope, [step.visible, scope.ints(16)], 0),
        ),
      };
      return (inner, layer, attention, carried) =>
        smoothLayer(inner.scope("kvsmooth"), layer, attention, carried, { parameters, constants });
    },
  };
}

function smoothLayer(
  g: Graph,
  layer: number,
  attention: StepAttention,
  [queue, k, v, o]: readonly Value[],
  { parameters, constants }: { parameters: RowParameters; constants: StepConstants },
): HookResult {
  const low = parameters.low[layer];
  const high = parameters.high[layer];
  if (!low || !high || !queue || !k || !v || !o) throw new TypeError(`Layer ${layer} has no KVSmooth state`);
  const z = rowEntropy(g, attention, constants.average);
  const entropies = where(g, constants.slot, z, queue);
  const below = reduceSum(g, cast(g, less(g, entropies, z), "float32"), [-1], true);
  const lambdaHat = divide(g, below, constants.count);
  const lambda = maximum(g, minimum(g, lambdaHat, high), low); // [S, 1, C, 1, 1]
  const { onK, onV, onO } = parameters;
  const rows = {
    k: blend(g, attention.k, k, multiply(g, lambda, onK)),
    v: blend(g, attention.v, v, multiply(g, lambda, onV)),
    o: blend(g, attention.o, o, multiply(g, lambda, onO)),
  };
  return { rows, carried: [entropies, rows.k, rows.v, rows.o], trace: { z, lambdaHat, lambda } };
}

/** (1 − λ)·current + λ·previous, and exactly `current` where λ = 0. */
const blend = (g: Graph, current: Value, previous: Value, lambda: Value) =>
  add(g, current, multiply(g, lambda, subtract(g, previous, current)));

/**
 * z = −(1/H) Σ_h Σ_j a ln a over all visible keys (Eq. 5), [S, 1, C, 1, 1].
 * The sum over keys is a product with a matrix: a reduction's order would depend on where the row lies in memory,
 * and so on what else is in the batch.
 */
function rowEntropy(g: Graph, { scores, probabilities }: StepAttention, average: Value): Value {
  const terms = multiply(g, probabilities, logSoftmax(g, scores)); // [S, G, C, R, T]
  const sums = reduceSum(g, matMul(g, terms, average), [1, 3], true); // [S, 1, C, 1, 16]
  return gather(g, sums, g.ints(0), -1);
}

function rowParameters(g: Graph, L: number): RowParameters {
  const row = (name: string) => g.input(name, "float32", ["S", 1, "C", 1, 1]);
  const perLayer = (name: string) => {
    const all = g.input(name, "float32", [L, "S", 1, "C", 1, 1]);
    return Array.from({ length: L }, (_, layer) => gather(g, all, g.scalar("int64", layer)));
  };
  const M = g.input("queue_length", "int64", ["S", 1, "C", 1, 1]);
  return {
    low: perLayer("lambda_low"),
    high: perLayer("lambda_high"),
    onK: row("smooth_k"),
    onV: row("smooth_v"),
    onO: row("smooth_o"),
    M,
    slots: range(g, g.node("ReduceMax", [M], { keepdims: 0 })),
  };
}

/** Slots that no entropy was pushed into hold +∞, which is never below an entropy. [S, 1, C, 1, slots] */
function emptyQueue(g: Graph, { M, slots }: RowParameters): Value {
  const shape = g.node("Shape", [equal(g, slots, M)]);
  return expand(g, g.scalar("float32", Number.POSITIVE_INFINITY), shape);
}
