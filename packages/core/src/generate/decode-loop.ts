import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { DecoderWeights } from "../layers/decoder-weights.ts";
import type { RopeTables } from "../layers/rope.ts";
import { type CachedRow, type SuffixCache, stepShapes } from "../layers/step-attention.ts";
import type { MethodHook, MethodTrace } from "../methods/hooks.ts";
import type { DataType } from "../onnx/data-type.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { add, all, argMax, concat, gather, not, or, unsqueeze, where } from "../onnx/operators.ts";
import { decoderLayer, type LayerStep } from "./decode-step.ts";
import { isEnd } from "./end-of-caption.ts";
import { head, topLogits } from "./head.ts";
import type { Prefilled } from "./prefill.ts";

/** What prefill and loop share. */
export interface Generation {
  readonly weights: DecoderWeights;
  readonly shape: DecoderShape;
  readonly tables: RopeTables;
  readonly method: MethodHook;
  readonly endIds: Value; // [E]
  /** How many of each step's largest logits to put out, with entropies and weights; 0 for no trace. */
  readonly traceTopK: number;
}

export interface LoopStart {
  readonly rows: Value; // [2]: S, C
  readonly first: Value; // [B]: the token that the prefill chose
  readonly finished: Value; // [B]
  readonly steps: Value; // []: at most so many more tokens
}

/** What a step hands to the caller; each gets one more axis, the steps, in front. */
export interface LoopOutputs {
  readonly tokens: Value; // [steps, B]
  readonly trace?: {
    readonly z: Value; // [steps, L·S, 1, C, 1, 1], likewise the next two
    readonly lambdaHat: Value;
    readonly lambda: Value;
    readonly topLogits: Value; // [steps, B, k]
    readonly topIds: Value; // [steps, B, k]
  };
}

/** Decodes until every row has ended or `steps` tokens are chosen. */
export function decodeLoop(
  g: Graph,
  prompt: Prefilled,
  generation: Generation,
  start: LoopStart,
): LoopOutputs {
  const method = generation.method.initial(
    g.scope("kvsmooth"),
    prompt.layers.map(({ last }) => last),
  );
  const suffixes = prompt.layers.flatMap(({ suffix }) => [suffix.k, suffix.v]);
  const carried = [start.first, start.finished, ...suffixes, ...method];
  const { body, scans } = loopBody(g.body("decode"), prompt, generation, start, method.length);
  const goesOn = not(g, all(g, start.finished));
  const outputs = g.nodes("Loop", [start.steps, goesOn, ...carried], carried.length + scans, {
    body: body.toAttribute(),
  });
  const [tokens, z, lambdaHat, lambda, values, ids] = outputs.slice(carried.length);
  if (!tokens) throw new TypeError("The loop puts out its tokens");
  if (!z || !lambdaHat || !lambda || !values || !ids) return { tokens };
  return { tokens, trace: { z, lambdaHat, lambda, topLogits: values, topIds: ids } };
}

/** One step of all rows as the body of the Loop, and how many values it scans out. */
function loopBody(
  g: Graph,
  prompt: Prefilled,
  generation: Generation,
  { rows }: LoopStart,
  methodValues: number,
): { body: Graph; scans: number } {
  const { weights, shape, endIds } = generation;
  const index = g.input("step", "int64", []);
  g.input("go_on", "bool", []);
  const tokens = g.input("token", "int64", ["B"]);
  const finished = g.input("finished", "bool", ["B"]);
  const suffixes = prompt.layers.map((_, layer) => suffixInput(g, layer));
  const carried = Array.from({ length: methodValues }, (_, place) => g.input(`method_${place}`, "float32"));

  const layers = decoderLayers(g, prompt, generation, { index, tokens, rows, suffixes, carried });
  const logits = head(g, layers.x, weights, shape);
  const chosen = where(g, finished, gather(g, endIds, g.scalar("int64", 0)), argMax(g, logits));
  const nowFinished = or(g, finished, isEnd(g, chosen, endIds));
  const token: Scanned = { value: g.node("Identity", [chosen]), type: "int64" };
  const scanned = [token, ...scannedTrace(g, layers.method.trace, logits, generation.traceTopK)];

  g.output(not(g, all(g, nowFinished)), "bool", []);
  g.output(chosen, "int64", ["B"]);
  g.output(nowFinished, "bool", ["B"]);
  for (const { k, v } of layers.suffixes) {
    g.output(k, "float32");
    g.output(v, "float32");
  }
  for (const value of layers.method.carried) g.output(value, "float32");
  for (const { value, type } of scanned) g.output(value, type);
  return { body: g, scans: scanned.length };
}

interface StepState {
  readonly index: Value;
  readonly tokens: Value;
  readonly rows: Value;
  readonly suffixes: readonly SuffixCache[];
  readonly carried: readonly Value[];
}

/** All layers for one new token a row, and what the method then makes of the cache. */
function decoderLayers(
  g: Graph,
  prompt: Prefilled,
  { weights, shape, tables, method }: Generation,
  state: StepState,
) {
  const { index, rows, suffixes } = state;
  const position = add(g, prompt.length, index); // [1]
  const visible = add(g, position, g.ints(1)); // [1]: the new token sees itself
  const stepMethod = method.step(g, { index, visible }, state.carried);
  const shapes = stepShapes(g, { rows, length: prompt.length, step: unsqueeze(g, index, 0) }, shape);
  let x = gather(g, weights.embedTokens, state.tokens); // [B, D]
  const steps: LayerStep[] = [];
  for (const [layer, layerWeights] of weights.layers.entries()) {
    const suffix = suffixes[layer];
    const promptCache = prompt.layers[layer]?.prompt;
    if (!suffix || !promptCache) throw new TypeError(`Layer ${layer} was not prefilled`);
    const scope = g.scope(`layers.${layer}`);
    const input = { x, position, tables, shapes };
    const parts = { weights: layerWeights, shape, method: stepMethod };
    const step = decoderLayer(scope, layer, input, { prompt: promptCache, suffix }, parts);
    x = step.x;
    steps.push(step);
  }
  const results = steps.map(({ result }) => result);
  const after = stepMethod.afterLayers(
    g,
    steps.map(({ row }) => row),
    results,
  );
  const grown = suffixes.map((suffix, layer) =>
    appended(g.scope(`layers.${layer}`), suffix, after.rows[layer]),
  );
  return { x, method: after, suffixes: grown };
}

function appended(g: Graph, suffix: SuffixCache, row: CachedRow | undefined): SuffixCache {
  if (!row) throw new TypeError("Each layer leaves a row");
  return { k: concat(g, [suffix.k, row.k], 3), v: concat(g, [suffix.v, row.v], 3) };
}

function suffixInput(g: Graph, layer: number): SuffixCache {
  const input = (name: string) => g.input(`layers.${layer}/${name}`, "float32");
  return { k: input("suffix_k"), v: input("suffix_v") };
}

interface Scanned {
  readonly value: Value;
  readonly type: DataType;
}

/** What a trace wants of a step: entropies and weights of all layers, and the largest logits. */
function scannedTrace(g: Graph, trace: MethodTrace | undefined, logits: Value, k: number): Scanned[] {
  if (k === 0 || !trace) return [];
  const { values, ids } = topLogits(g, logits, k);
  const floats = [trace.z, trace.lambdaHat, trace.lambda, values];
  return [...floats.map((value): Scanned => ({ value, type: "float32" })), { value: ids, type: "int64" }];
}
