import type { PromptRows } from "../layers/causal-attention.ts";
import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { RopeTables } from "../layers/rope.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  cast,
  divide,
  gather,
  less,
  multiply,
  reduceSum,
  reshape,
  slice,
  squeeze,
  transpose,
  unsqueeze,
  where,
} from "../onnx/operators.ts";
import { entropyNorms } from "./entropy-norms.ts";
import type { RewrittenPrompt } from "./hooks.ts";
import { blend, clip, type Windows } from "./smoothing-formulas.ts";

/** A row's flags and a layer's windows, one a prompt. */
export interface PromptOptions {
  readonly ofK: Windows; // [S, 1, C, 1, 1]; configurations of a prompt are alike
  readonly ofV: Windows;
  readonly isNormalised: Value; // [S, 1, C, 1, 1], likewise the next two
  readonly isUnrotated: Value;
  readonly isRaw: Value;
}

/** Where each position's entropy ranks, as graph inputs. */
export interface PromptInputs {
  readonly queue: Value; // [S, P, slots]
  readonly isQueued: Value; // [S, P, slots]
  readonly divisor: Value; // [S, P]
  readonly smoothed: Value; // [S, P]
}

export function promptInputs(g: Graph): PromptInputs {
  return {
    queue: g.input("prompt_queue", "int64", ["S", "P", "slots"]),
    isQueued: g.input("prompt_is_queued", "bool", ["S", "P", "slots"]),
    divisor: g.input("prompt_divisor", "float32", ["S", "P"]),
    smoothed: g.input("prompt_smoothed", "float32", ["S", "P"]),
  };
}

/**
 * `prefill`: rewrites the rows that the prompt left in one layer, in order, each by the rank of its own causal entropy.
 * The prompt itself was read with the raw rows, so the first generated token is that of greedy decoding.
 */
export function smoothPrompt(
  g: Graph,
  rows: PromptRows,
  { inputs, options, tables }: { inputs: PromptInputs; options: PromptOptions; tables: RopeTables },
  { G, d }: DecoderShape,
): RewrittenPrompt {
  const perPrompt = (value: Value) => reshape(g, gather(g, value, g.ints(0), 2), [-1, 1]); // [S, 1]
  const lambdaHat = promptRanks(g, rows.entropies(), inputs, perPrompt(options.isNormalised)); // [S, P]
  const weight = ({ low, high }: Windows) =>
    multiply(g, clip(g, lambdaHat, { low: perPrompt(low), high: perPrompt(high) }), inputs.smoothed);
  const isRaw = unsqueeze(g, perPrompt(options.isRaw), 2); // [S, 1, 1]
  const lambdas = { k: weight(options.ofK), v: weight(options.ofV) };
  const scanned = scan(g, { ...rows, unrotatedK: rows.unrotatedK() }, lambdas, isRaw, { G, d });
  const isUnrotated = unsqueeze(g, perPrompt(options.isUnrotated), 2, 3);
  const turned = g.node("ms.RotaryEmbedding", [scanned.unrotatedK, g.ints(0), tables.cos, tables.sin], {
    interleaved: 0,
  });
  return { k: where(g, isUnrotated, turned, scanned.k), v: scanned.v, predecessor: scanned.predecessor };
}

/** λ̂ of every position, [S, P]. */
function promptRanks(g: Graph, entropies: Value, inputs: PromptInputs, isNormalised: Value): Value {
  const P = squeeze(g, g.node("Shape", [entropies], { start: 1, end: 2 }), 0);
  const z = where(g, isNormalised, multiply(g, entropies, entropyNorms(g, P)), entropies);
  const flat = g.node("GatherElements", [z, g.node("Flatten", [inputs.queue], { axis: 1 })], { axis: 1 });
  const queued = reshape(g, flat, g.node("Shape", [inputs.queue])); // [S, P, slots]
  const below = g.node("And", [less(g, queued, unsqueeze(g, z, 2)), inputs.isQueued]);
  return divide(g, reduceSum(g, cast(g, below, "float32"), [2], false), inputs.divisor);
}

interface ScannedRows {
  readonly k: Value; // [S, G, P, d]
  readonly v: Value;
  readonly unrotatedK: Value;
}

/** The recurrence k̂_i = (1 − λ_i)·k_i + λ_i·k̂_{i−1} over positions; the same for values and unrotated keys. */
function scan(
  g: Graph,
  rows: ScannedRows,
  lambdas: { k: Value; v: Value },
  isRaw: Value,
  { G, d }: { G: number; d: number },
): ScannedRows & Pick<RewrittenPrompt, "predecessor"> {
  const byPosition = (value: Value) => transpose(g, value, [2, 0, 1, 3]); // [P, S, G, d]
  const weights = (value: Value) => unsqueeze(g, transpose(g, value, [1, 0]), 2, 3); // [P, S, 1, 1]
  const first = (value: Value) => squeeze(g, slice(g, value, 2, g.ints(0), g.ints(1)), 2); // [S, G, d]
  const states = [rows.k, rows.v, rows.unrotatedK].map(first);
  const scanned = [rows.k, rows.v, rows.unrotatedK].map(byPosition);
  const inputs = [...states, ...scanned, weights(lambdas.k), weights(lambdas.v)];
  const body = scanBody(g, isRaw, { G, d }).toAttribute();
  const outputs = g.nodes("Scan", inputs, 6, { body, num_scan_inputs: 5 });
  const [lastK, lastV, lastUnrotatedK, k, v, unrotatedK] = outputs;
  if (!lastK || !lastV || !lastUnrotatedK || !k || !v || !unrotatedK)
    throw new TypeError("Scan gives six values");
  const back = (value: Value) => transpose(g, value, [1, 2, 0, 3]); // [S, G, P, d]
  const row = (value: Value) => unsqueeze(g, value, 2); // [S, G, 1, d]
  return {
    k: back(k),
    v: back(v),
    unrotatedK: back(unrotatedK),
    predecessor: { k: row(lastK), v: row(lastV), unrotatedK: row(lastUnrotatedK) },
  };
}

function scanBody(outer: Graph, isRaw: Value, { G, d }: { G: number; d: number }): Graph {
  const g = outer.body("prompt_rows");
  const row = (name: string) => g.input(name, "float32", ["S", G, d]);
  const [beforeK, beforeV, beforeUnrotatedK] = [row("before_k"), row("before_v"), row("before_unrotated_k")];
  const [k, v, unrotatedK] = [row("row_k"), row("row_v"), row("row_unrotated_k")];
  const [ofK, ofV] = ["lambda_k", "lambda_v"].map((name) => g.input(name, "float32", ["S", 1, 1]));
  if (!ofK || !ofV) throw new TypeError("Keys and values have their weights");
  const smoothed = [
    blend(g, k, beforeK, ofK),
    blend(g, v, beforeV, ofV),
    blend(g, unrotatedK, beforeUnrotatedK, ofK),
  ];
  const next = [k, v, unrotatedK].map((raw, place) => where(g, isRaw, raw, smoothed[place] ?? raw));
  for (const value of next) g.output(value, "float32");
  for (const value of smoothed) g.output(g.node("Identity", [value]), "float32");
  return g;
}
