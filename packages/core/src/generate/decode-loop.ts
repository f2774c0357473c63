import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { DecoderWeights } from "../layers/decoder-weights.ts";
import type { RopeTables } from "../layers/rope.ts";
import type { LayerTrace, MethodHook } from "../methods/hooks.ts";
import type { DataType } from "../onnx/data-type.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { add, all, argMax, concat, gather, not, or, where } from "../onnx/operators.ts";
import { decoderLayer, type LayerCarried } from "./decode-step.ts";
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
    readonly z: Value; // [steps, S, L, C, 1, 1], likewise the next two
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
  const initial = prompt.layers.map(({ suffix, last }) => ({
    suffix,
    method: generation.method.initial(g, last),
  }));
  const carried = [start.first, start.finished, ...initial.flatMap(flatten)];
  const { body, scans } = loopBody(g.body("decode"), prompt, generation, start, initial);
  const goesOn = not(g, all(g, start.finished));
  const outputs = g.nodes("Loop", [start.steps, goesOn, ...carried], carried.length + scans, {
    body: body.toAttribute(),
  });
  const [tokens, z, lambdaHat, lambda, values, ids] = outputs.slice(carried.length);
  if (!tokens) throw new TypeError("The loop puts out its tokens");
  if (!z || !lambdaHat || !lambda || !values || !ids) return { tokens };
  return { tokens, trace: { z, lambdaHat, lambda, topLogits: values, topIds: ids } };
}

const flatten = ({ suffix, method }: LayerCarried) => [suffix.k, suffix.v, ...method];

/** One step of all rows as the body of the Loop, and how many values it scans out. */
function loopBody(
  g: Graph,
  prompt: Prefilled,
  { weights, shape, tables, method, endIds, traceTopK }: Generation,
  { rows }: LoopStart,
  initial: readonly LayerCarried[],
): { body: Graph; scans: number } {
  const index = g.input("step", "int64", []);
  g.input("go_on", "bool", []);
  const tokens = g.input("token", "int64", ["B"]);
  const finished = g.input("finished", "bool", ["B"]);
  const carried = initial.map((layer, number) => carriedInputs(g, layer, number));

  const position = add(g, prompt.length, index); // [1]
  const visible = add(g, position, g.ints(1)); // [1]: the new token sees itself
  const layerMethod = method.step(g, { index, visible });
  let x = gather(g, weights.embedTokens, tokens); // [B, D]
  const next: LayerCarried[] = [];
  const traces: LayerTrace[] = [];
  for (const [number, layer] of weights.layers.entries()) {
    const cached = carried[number];
    const promptCache = prompt.layers[number]?.prompt;
    if (!cached || !promptCache) throw new TypeError(`Layer ${number} was not prefilled`);
    const step = decoderLayer(
      g.scope(`layers.${number}`),
      number,
      { x, rows, position, tables },
      { prompt: promptCache, carried: cached },
      { weights: layer, shape, method: layerMethod },
    );
    x = step.x;
    next.push(step.carried);
    if (step.trace) traces.push(step.trace);
  }
  const logits = head(g, x, weights, shape);
  const pad = gather(g, endIds, g.scalar("int64", 0));
  const chosen = where(g, finished, pad, argMax(g, logits));
  const nowFinished = or(g, finished, isEnd(g, chosen, endIds));
  const token: Scanned = { value: g.node("Identity", [chosen]), type: "int64" };
  const scanned = [token, ...scannedTrace(g, traces, logits, traceTopK)];

  g.output(not(g, all(g, nowFinished)), "bool", []);
  g.output(chosen, "int64", ["B"]);
  g.output(nowFinished, "bool", ["B"]);
  for (const value of next.flatMap(flatten)) g.output(value, "float32");
  for (const { value, type } of scanned) g.output(value, type);
  return { body: g, scans: scanned.length };
}

function carriedInputs(g: Graph, { method }: LayerCarried, number: number): LayerCarried {
  const input = (name: string) => g.input(`layers.${number}/${name}`, "float32");
  return {
    suffix: { k: input("suffix_k"), v: input("suffix_v") },
    method: method.map((_, place) => input(`method_${place}`)),
  };
}

interface Scanned {
  readonly value: Value;
  readonly type: DataType;
}

/** Entropies and weights of all layers side by side, and the largest logits. */
function scannedTrace(g: Graph, traces: readonly LayerTrace[], logits: Value, k: number): Scanned[] {
  if (k === 0 || traces.length === 0) return [];
  const { values, ids } = topLogits(g, logits, k);
  const layers = (pick: (trace: LayerTrace) => Value) => concat(g, traces.map(pick), 1); // [S, L, C, 1, 1]
  const measured = [
    layers(({ z }) => z),
    layers(({ lambdaHat }) => lambdaHat),
    layers(({ lambda }) => lambda),
  ];
  return [
    ...[...measured, values].map((value): Scanned => ({ value, type: "float32" })),
    { value: ids, type: "int64" },
  ];
}
