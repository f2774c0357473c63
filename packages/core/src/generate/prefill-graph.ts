import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { mergeImage } from "../layers/merge-image.ts";
import { Graph, type Value } from "../onnx/graph.ts";
import { concat, dimensions, equal, expand, multiply, slice } from "../onnx/operators.ts";
import {
  columnSumsName,
  isImageName,
  methodName,
  pastNames,
  promptNames,
  seenName,
} from "./carried-names.ts";
import { chooseTokens, markSeen, promptSeen, seenByRow } from "./choose-tokens.ts";
import { type GenerationOptions, type GraphParts, graphParts } from "./graph-parts.ts";
import { head } from "./head.ts";
import { type Prefilled, prefill } from "./prefill.ts";
import { repeatRows } from "./repeat-rows.ts";
import { scannedLogits } from "./scanned-trace.ts";

/** A graph, and how many values its method carries from step to step. */
export interface PrefillGraph {
  readonly bytes: Uint8Array;
  readonly carriedCount: number;
}

/**
 * The prompt at once. Inputs: `input_ids` [S, P], `image_features` [S, N, D], `configurations` [1] (C), and what the method
 * wants of its parameters. Outputs: `first` [B], row s·C + c being configuration c of image s; what the decode graph goes
 * on with, under the names of carried-names.ts; with a trace what it wants of the first choice.
 */
export function prefillGraph(
  config: LlavaConfig,
  weights: Weights,
  options: GenerationOptions = {},
): PrefillGraph {
  const g = Graph.create(options.dtype);
  const { hidden_size: D } = config.text;
  const ids = g.input("input_ids", "int64", ["S", "P"]);
  const features = g.input("image_features", "float32", ["S", config.imageTokens, D]);
  const configurations = g.input("configurations", "int64", [1]);
  const parts = graphParts(g, config, weights, options);
  const merged = { ids, features, embedTokens: parts.weights.embedTokens };
  const embeds = mergeImage(g.scope("merge"), merged, { imageToken: config.imageToken, D });
  const prompt = prefill(g.scope("prefill"), { embeds, configurations }, parts);
  const logits = firstLogits(g, prompt.x, parts); // [S, V]
  const perRow = repeatRows(g, logits, configurations, config.text.vocab_size); // [B, V]
  firstOutputs(g, perRow, { ids, configurations }, { parts, config });
  cacheOutputs(g, prompt, parts);
  if (parts.trace?.hasAttention) {
    g.output(equal(g, ids, g.scalar("int64", config.imageToken)), "bool", ["S", "P"], isImageName);
    g.output(noColumns(g, ids, configurations, parts), "float32", ["LS", 1, "C", "i"], columnSumsName);
  }
  const carried = parts.method.initial(
    g.scope("kvsmooth"),
    prompt.layers.map(({ last }) => last),
  );
  for (const [place, value] of carried.entries()) g.output(value, "float32", undefined, methodName(place));
  return { bytes: g.toBytes(), carriedCount: carried.length };
}

/** x [S + 1, D], of which the last row is none → [S, V] */
const firstLogits = (g: Graph, x: Value, { weights, shape }: GraphParts) =>
  slice(g, head(g, x, weights, shape), 0, g.ints(0), g.ints(-1));

function firstOutputs(
  g: Graph,
  logits: Value,
  { ids, configurations }: { ids: Value; configurations: Value },
  { parts: { penalty, trace }, config }: { parts: GraphParts; config: LlavaConfig },
): void {
  const { vocab_size: vocabulary } = config.text;
  const seen =
    penalty &&
    promptSeen(g, {
      ids,
      configurations,
      vocabulary,
      imageToken: config.imageToken,
      countsPrompt: g.input("penalty_counts_prompt", "bool", []),
    });
  const first = chooseTokens(g, logits, penalty && seen && { factor: penalty, seen });
  g.output(first, "int64", ["B"], "first");
  if (seen) {
    const rows = concat(g, [dimensions(g, ids, 0, 1), configurations], 0);
    const byRow = seenByRow(g, markSeen(g, seen, first), rows, vocabulary);
    g.output(byRow, "bool", ["S", 1, "C", vocabulary], seenName);
  }
  if (!trace) return;
  for (const { name, value, type } of scannedLogits(g, logits, trace)) {
    g.output(value, type, undefined, `first_${name}`);
  }
}

/** No position is generated yet. [L·S, 1, C, 0] */
function noColumns(g: Graph, ids: Value, configurations: Value, { shape: { L } }: GraphParts): Value {
  const rows = multiply(g, dimensions(g, ids, 0, 1), g.ints(L));
  return expand(g, g.scalar("float32", 0), concat(g, [rows, g.ints(1), configurations, g.ints(0)], 0));
}

function cacheOutputs(g: Graph, { layers }: Prefilled, { shape: { G, d } }: GraphParts): void {
  for (const [layer, { prompt, past }] of layers.entries()) {
    const [ofPrompt, ofPast] = [promptNames(layer), pastNames(layer)];
    g.output(prompt.k, "float32", ["S", G, 1, d, "P1"], ofPrompt.k);
    g.output(prompt.v, "float32", ["S", G, 1, "P1", d], ofPrompt.v);
    g.output(past.k, "float32", ["S", G, "C", 1, d], ofPast.k);
    g.output(past.v, "float32", ["S", G, "C", 1, d], ofPast.v);
  }
}
