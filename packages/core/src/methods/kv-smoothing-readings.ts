import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { RopeTables } from "../layers/rope.ts";
import type { CachedRow, StepAttention } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  cast,
  concat,
  divide,
  equal,
  less,
  maximum,
  minimum,
  modulo,
  multiply,
  range,
  reshape,
  splitEvenly,
  squeeze,
  where,
} from "../onnx/operators.ts";
import { entropyNorms } from "./entropy-norms.ts";
import type { LayerResult, MethodHook, PromptEnd, Step, StepResult } from "./hooks.ts";
import { promptInputs, smoothPrompt } from "./prompt-smoothing.ts";
import { blend, clip, entropyTerms, rank, rowEntropy, slotsOf, type Windows } from "./smoothing-formulas.ts";

/** Per-row parameters as graph inputs; those of a layer stand in a list. */
interface RowParameters {
  readonly ofK: readonly Windows[]; // a layer: [S, 1, C, 1, 1], likewise the next two
  readonly ofV: readonly Windows[];
  readonly ofO: readonly Windows[];
  readonly M: Value; // [S, 1, C, 1, 1], int64, likewise the next two
  /** The rank is divided by at least this: M for `rankDenominator: "M"`, else 1. */
  readonly leastDivisor: Value;
  /** Entropies of the prompt that the queue starts with: min(P, M) for `queueSeed: "prompt"`, else 0. */
  readonly seeded: Value;
  /** Weight of the first step's λ: 0 for `firstStep: "skip"`, else 1. */
  readonly firstStep: Value; // [S, 1, C, 1, 1]
  readonly isNormalised: Value; // [S, 1, C, 1, 1], bool, likewise the next three
  readonly isUnrotated: Value;
  readonly isRaw: Value;
  readonly seesSmoothed: Value;
}

export interface ReadingsOptions {
  /** The rotary tables, where each row has a prompt of its own that may be smoothed (`prefill`). */
  readonly ownPrompts: RopeTables | undefined;
}

/** What the loop carries for one layer, in this order. */
const carriedPerLayer = ["queue", "k", "v", "o", "unrotatedK"] as const;
type Carried = Readonly<Record<(typeof carriedPerLayer)[number], Value>>;

interface StepValues {
  readonly slot: Value; // [S, 1, C, 1, slots]
  readonly count: Value; // [S, 1, C, 1, 1]
  readonly norm: Value; // [S, 1, C, 1, 1]: what the entropy is multiplied by
  readonly terms: ReturnType<typeof entropyTerms>;
  readonly factor: Value; // [S, 1, C, 1, 1]: 0 where this step must not smooth
}

/**
 * Every reading of KVSmooth that the paper leaves room for, as options of a row (docs/methods.md). Slower than
 * `kvSmoothing`, whose rows it serves with the same bits: λ is worked out inside each layer, and attention done twice.
 */
export function kvSmoothingReadings(
  outer: Graph,
  shape: DecoderShape,
  { ownPrompts }: ReadingsOptions,
): MethodHook {
  const parameters = rowParameters(outer.scope("kvsmooth"), shape);
  return {
    ...(ownPrompts && {
      rewritePrompt: promptRewriter(outer.scope("kvsmooth"), shape, parameters, ownPrompts),
    }),
    initial: (g, last) => last.flatMap((end) => initialLayer(g, end, parameters)),
    step: (graph, step, carried) => {
      const slots = slotsOf(graph.scope("kvsmooth"), layerState(carried, 0).queue);
      const values = stepValues(graph.scope("kvsmooth"), step, { ...parameters, slots }, shape);
      return {
        afterAttention: (g, layer, attention) => {
          const state = layerState(carried, layer);
          return smoothLayer(g.scope("kvsmooth"), attention, { parameters, values, state, layer });
        },
        afterLayers: (g, _rows, results) => collect(g, results),
      };
    },
  };
}

function promptRewriter(
  outer: Graph,
  shape: DecoderShape,
  parameters: RowParameters,
  tables: RopeTables,
): NonNullable<MethodHook["rewritePrompt"]> {
  const inputs = promptInputs(outer);
  return (g, layer, rows) => {
    const [ofK, ofV] = [parameters.ofK[layer], parameters.ofV[layer]];
    if (!ofK || !ofV) throw new TypeError(`Layer ${layer} has no window`);
    return smoothPrompt(
      g.scope("kvsmooth"),
      rows,
      { inputs, options: { ...parameters, ofK, ofV }, tables },
      shape,
    );
  };
}

function layerState(carried: readonly Value[], layer: number): Carried {
  const start = layer * carriedPerLayer.length;
  const [queue, k, v, o, unrotatedK] = carried.slice(start, start + carriedPerLayer.length);
  if (!queue || !k || !v || !o || !unrotatedK) throw new TypeError(`Layer ${layer} carries nothing`);
  return { queue, k, v, o, unrotatedK };
}

interface LayerInput {
  readonly parameters: RowParameters;
  readonly values: StepValues;
  readonly state: Carried;
  readonly layer: number;
}

function smoothLayer(g: Graph, attention: StepAttention, input: LayerInput): LayerResult {
  const { parameters, values, state, layer } = input;
  const z = multiply(g, rowEntropy(g, values.terms(g, attention)), values.norm);
  const queues = { entropies: state.queue, slot: values.slot, count: values.count };
  const { entropies, lambdaHat } = rank(g, z, queues);
  const weight = (windows: readonly Windows[]) => {
    const window = windows[layer];
    if (!window) throw new TypeError(`Layer ${layer} has no window`);
    return multiply(g, clip(g, lambdaHat, window), values.factor);
  };
  const [ofK, ofV, ofO] = [weight(parameters.ofK), weight(parameters.ofV), weight(parameters.ofO)];
  const unrotatedK = attention.unrotatedK();
  const smooth = {
    k: blend(g, attention.k, state.k, ofK),
    v: blend(g, attention.v, state.v, ofV),
    o: blend(g, attention.o, state.o, ofO),
    unrotatedK: blend(g, unrotatedK, state.unrotatedK, ofK),
  };
  const k = where(g, parameters.isUnrotated, attention.rotated(smooth.unrotatedK), smooth.k);
  const cached: CachedRow = { k, v: smooth.v };
  const o = where(g, parameters.seesSmoothed, attention.again(cached), smooth.o);
  const next = (raw: Value, smoothed: Value) => where(g, parameters.isRaw, raw, smoothed);
  const carried: Carried = {
    queue: entropies,
    k: next(attention.k, smooth.k),
    v: next(attention.v, smooth.v),
    o: next(attention.o, smooth.o),
    unrotatedK: next(unrotatedK, smooth.unrotatedK),
  };
  const lambda = maximum(g, maximum(g, ofK, ofV), ofO); // a row's parts have one λ, or 0
  const shown = [z, lambdaHat, lambda];
  const kept = carriedPerLayer.map((name) => carried[name]);
  return { o, seen: [...shown, cached.k, cached.v, ...kept] };
}

/** The step's result from what each layer saw. */
function collect(g: Graph, results: readonly LayerResult[]): StepResult {
  const layers = results.map(({ seen: [z, lambdaHat, lambda, k, v, ...carried] }) => {
    if (!z || !lambdaHat || !lambda || !k || !v) throw new TypeError("A layer saw nothing");
    return { z, lambdaHat, lambda, k, v, carried };
  });
  const side = (pick: (layer: (typeof layers)[number]) => Value) => concat(g, layers.map(pick), 0);
  return {
    rows: layers.map(({ k, v }) => ({ k, v })),
    carried: layers.flatMap(({ carried }) => carried),
    trace: { z: side(({ z }) => z), lambdaHat: side((l) => l.lambdaHat), lambda: side((l) => l.lambda) },
  };
}

function initialLayer(
  g: Graph,
  { k, v, o, unrotatedK, entropies }: PromptEnd,
  parameters: RowParameters,
): Value[] {
  return [startingQueue(g.scope("kvsmooth"), entropies(), parameters), k, v, o, unrotatedK()];
}

/** The last entropies of the prompt where the row asks for them; +∞, which is below nothing, elsewhere. */
function startingQueue(g: Graph, entropies: Value, { M, seeded, isNormalised }: RowParameters): Value {
  const slots = range(g, g.node("ReduceMax", [M], { keepdims: 0 })); // [slots]
  const P = g.node("Shape", [entropies], { start: 1, end: 2 }); // [1]
  const places = add(g, g.node("Sub", [P, seeded]), slots); // [S, 1, C, 1, slots]
  const isThere = less(g, slots, seeded);
  const all = reshape(g, entropies, [0, 1, 1, 1, -1]); // [S, 1, 1, 1, P]
  const norms = entropyNorms(g, squeeze(g, P, 0)); // [P]
  const rows = where(g, isNormalised, multiply(g, all, norms), all); // [S, 1, C, 1, P]
  const inside = where(g, isThere, places, g.scalar("int64", 0));
  const found = g.node("GatherElements", [rows, inside], { axis: -1 });
  return where(g, isThere, found, g.scalar("float32", Number.POSITIVE_INFINITY));
}

function stepValues(
  g: Graph,
  { index, visible }: Step,
  parameters: RowParameters & { readonly slots: Value },
  shape: DecoderShape,
): StepValues {
  const { M, seeded, slots, leastDivisor, firstStep, isNormalised } = parameters;
  const [zero, one] = [g.scalar("int64", 0), g.scalar("int64", 1)];
  const pushed = add(g, index, seeded); // [S, 1, C, 1, 1]
  const count = maximum(g, minimum(g, add(g, pushed, one), M), leastDivisor);
  const logLength = g.node("Log", [cast(g, visible, "float32")]); // [1]
  return {
    slot: equal(g, slots, modulo(g, pushed, M)),
    count: cast(g, count, "float32"),
    norm: where(g, isNormalised, divide(g, g.scalar("float32", 1), logLength), g.scalar("float32", 1)),
    terms: entropyTerms(g, visible, shape),
    factor: where(g, equal(g, index, zero), firstStep, g.scalar("float32", 1)),
  };
}

function rowParameters(g: Graph, { L }: DecoderShape): RowParameters {
  const perLayer = (name: string, parts: number) =>
    splitEvenly(g, g.input(name, "float32", ["LS", 1, "C", parts, 1]), 0, L);
  const parts = (name: string) => perLayer(name, 2).map((both) => splitEvenly(g, both, 3, 2));
  const [lows, highs] = [parts("lambda_low"), parts("lambda_high")];
  const [outputLows, outputHighs] = [perLayer("output_lambda_low", 1), perLayer("output_lambda_high", 1)];
  const windows = (low: readonly (Value | undefined)[], high: readonly (Value | undefined)[]) =>
    low.map((value, layer) => window(value, high[layer]));
  const row = (name: string, type: "int64" | "float32" | "bool") => g.input(name, type, ["S", 1, "C", 1, 1]);
  const M = row("row_queue_length", "int64");
  return {
    ofK: windows(
      lows.map(([k]) => k),
      highs.map(([k]) => k),
    ),
    ofV: windows(
      lows.map(([, v]) => v),
      highs.map(([, v]) => v),
    ),
    ofO: windows(outputLows, outputHighs),
    M,
    leastDivisor: row("least_divisor", "int64"),
    seeded: row("seeded", "int64"),
    firstStep: row("first_step", "float32"),
    isNormalised: row("is_normalised", "bool"),
    isUnrotated: row("is_unrotated", "bool"),
    isRaw: row("is_raw", "bool"),
    seesSmoothed: row("sees_smoothed", "bool"),
  };
}

function window(low: Value | undefined, high: Value | undefined): Windows {
  if (!low || !high) throw new TypeError("Each layer has a window");
  return { low, high };
}
