import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { CachedRow, StepAttention } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  cast,
  concat,
  equal,
  expand,
  maximum,
  minimum,
  modulo,
  range,
  splitEvenly,
} from "../onnx/operators.ts";
import type { LayerResult, MethodHook, Step, StepResult } from "./hooks.ts";
import {
  blend,
  clip,
  entropyTerms,
  type Queues,
  rank,
  rowEntropy,
  slotsOf,
  type Windows,
} from "./smoothing-formulas.ts";

/** What kind of rows the graph must serve. */
export interface SmoothingOptions {
  /** Whether a row may smooth the attention output (`target: "o"`), which needs λ inside each layer. */
  readonly attentionOutput: boolean;
}

/**
 * KVSmooth's parameters of each row, as graph inputs. All layers lie side by side on the first axis, [L·S, …], so that
 * one node serves them all. Windows are λ_ref ∓ window, or 0 where the method leaves a layer or a part alone.
 */
interface RowParameters {
  readonly low: Value; // [L·S, 1, C, 2, 1]: of k and of v
  readonly high: Value; // [L·S, 1, C, 2, 1]
  readonly M: Value; // [L·S, 1, C, 1, 1], int64
  /** Of the attention output, where the graph serves it. */
  readonly output?: Windows; // [L·S, 1, C, 1, 1]
}

/**
 * KVSmooth (arXiv 2602.04268, Algorithm 2): after attention, the row that a token leaves in the cache is blended with
 * the row before it, the more so the higher the entropy of the token's attention ranks among recent ones.
 * Every option is a graph input, so one compiled graph serves all configurations; λ = 0 everywhere is greedy.
 */
export function kvSmoothing(outer: Graph, shape: DecoderShape, options: SmoothingOptions): MethodHook {
  const parameters = rowParameters(outer.scope("kvsmooth"), options);
  return {
    initial: (g, last) => {
      const outputs = parameters.output
        ? [
            concat(
              g,
              last.map(({ o }) => o),
              0,
            ),
          ]
        : [];
      return [emptyQueues(g, parameters), stack(g, last), ...outputs];
    },
    step: (graph, step, [entropies, previous, previousOutputs]) => {
      const g = graph.scope("kvsmooth");
      if (!entropies || !previous) throw new TypeError("KVSmooth carries its queues and the rows before");
      const queues = queuesAt(g, step, parameters, entropies);
      const terms = entropyTerms(g, step.visible, shape);
      const output = previousOutputs && outputSmoothing(g, parameters, { queues, previousOutputs }, shape);
      return {
        afterAttention: (inner, layer, attention) => {
          const seen = terms(inner.scope("kvsmooth"), attention);
          const o = output ? output(inner.scope("kvsmooth"), layer, attention, seen) : attention.o;
          return { o, seen: [seen] };
        },
        afterLayers: (_g, rows, results) => smoothRows(g, rows, results, { parameters, queues, previous }),
      };
    },
  };
}

/** Blends the cached rows of all layers at once. */
function smoothRows(
  g: Graph,
  rows: readonly CachedRow[],
  results: readonly LayerResult[],
  { parameters, queues, previous }: { parameters: RowParameters; queues: Queues; previous: Value },
): StepResult {
  const seen = results.flatMap(({ seen: terms }) => terms);
  const z = rowEntropy(g, concat(g, seen, 0)); // [L·S, 1, C, 1, 1]
  const { entropies, lambdaHat } = rank(g, z, queues);
  const lambda = clip(g, lambdaHat, parameters); // [L·S, 1, C, 2, 1]
  const smoothed = blend(g, stack(g, rows), previous, lambda);
  const outputs = parameters.output
    ? [
        concat(
          g,
          results.map(({ o }) => o),
          0,
        ),
      ]
    : [];
  return {
    rows: unstack(g, smoothed, rows.length),
    carried: [entropies, smoothed, ...outputs],
    trace: { z, lambdaHat, lambda: appliedWeight(g, lambda, lambdaHat, parameters) },
  };
}

/** A row has one target, so the largest of its weights is the one that was applied. [L·S, 1, C, 1, 1] */
function appliedWeight(g: Graph, lambda: Value, lambdaHat: Value, { output }: RowParameters): Value {
  const ofCache = g.node("ReduceMax", [lambda, g.ints(3)]);
  return output ? maximum(g, ofCache, clip(g, lambdaHat, output)) : ofCache;
}

/** `target: "o"`: o_t ← (1 − λ)·o_t + λ·o_{t−1}, used in the same step (Table 4). */
function outputSmoothing(
  g: Graph,
  { output }: RowParameters,
  { queues, previousOutputs }: { queues: Queues; previousOutputs: Value },
  { L }: DecoderShape,
) {
  const layers = (value: Value) => splitEvenly(g, value, 0, L);
  const [entropies, slots, counts] = [queues.entropies, queues.slot, queues.count].map(layers);
  const previous = layers(previousOutputs); // a layer: [S, G, C, R, d]
  const lows = output && layers(output.low);
  const highs = output && layers(output.high);
  return (inner: Graph, layer: number, attention: StepAttention, seen: Value): Value => {
    const [low, high] = [lows?.[layer], highs?.[layer]];
    const [queue, slot, count] = [entropies?.[layer], slots?.[layer], counts?.[layer]];
    const before = previous[layer];
    if (!low || !high || !queue || !slot || !count || !before)
      throw new TypeError(`Layer ${layer} is not there`);
    const { lambdaHat } = rank(inner, rowEntropy(inner, seen), { entropies: queue, slot, count });
    return blend(inner, attention.o, before, clip(inner, lambdaHat, { low, high }));
  };
}

/** Key and value as neighbours on an axis, layers on the first: [L·S, G, C, 2, d]. */
const stack = (g: Graph, rows: readonly CachedRow[]) =>
  concat(
    g,
    [
      concat(
        g,
        rows.map(({ k }) => k),
        0,
      ),
      concat(
        g,
        rows.map(({ v }) => v),
        0,
      ),
    ],
    3,
  );

function unstack(g: Graph, stacked: Value, layers: number): CachedRow[] {
  const [keys, values] = splitEvenly(g, stacked, 3, 2).map((part) => splitEvenly(g, part, 0, layers));
  return Array.from({ length: layers }, (_, layer) => {
    const [k, v] = [keys?.[layer], values?.[layer]];
    if (!k || !v) throw new TypeError(`Layer ${layer} is not there`);
    return { k, v };
  });
}

function queuesAt(g: Graph, { index }: Step, { M }: RowParameters, entropies: Value): Queues {
  const slots = slotsOf(g, entropies);
  const pushed = minimum(g, add(g, index, g.scalar("int64", 1)), M);
  return { entropies, slot: equal(g, slots, modulo(g, index, M)), count: cast(g, pushed, "float32") };
}

/** Slots that no entropy was pushed into hold +∞, which is never below an entropy. */
function emptyQueues(g: Graph, { M }: RowParameters): Value {
  const slots = range(g, g.node("ReduceMax", [M], { keepdims: 0 })); // [slots]: 0 … the largest M − 1
  return expand(g, g.scalar("float32", Number.POSITIVE_INFINITY), g.node("Shape", [equal(g, slots, M)]));
}

function rowParameters(g: Graph, { attentionOutput }: SmoothingOptions): RowParameters {
  const M = g.input("queue_length", "int64", ["LS", 1, "C", 1, 1]);
  const window = (name: string, parts: number) => g.input(name, "float32", ["LS", 1, "C", parts, 1]);
  const low = window("lambda_low", 2);
  const high = window("lambda_high", 2);
  if (!attentionOutput) return { low, high, M };
  const output = { low: window("output_lambda_low", 1), high: window("output_lambda_high", 1) };
  return { low, high, M, output };
}
