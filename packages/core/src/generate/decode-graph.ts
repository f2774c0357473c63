import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import type { PromptCache, RowCache } from "../layers/step-attention.ts";
import type { Smoothing } from "../methods/smoothing.ts";
import { Graph, type Value } from "../onnx/graph.ts";
import { concat, dimensions, reshape } from "../onnx/operators.ts";
import {
  columnSumsName,
  isImageName,
  methodName,
  nextName,
  pageName,
  pastNames,
  promptNames,
  seenName,
} from "./carried-names.ts";
import { seenByRow } from "./choose-tokens.ts";
import { decodeLoop, type LoopOutputs } from "./decode-loop.ts";
import { type GenerationOptions, type GraphParts, graphParts } from "./graph-parts.ts";

/**
 * Up to a page of steps: an ONNX Loop that carries the page. Inputs: `token` [B] and `finished` [B], `done` [] steps taken
 * before, at most `steps` [] more, `end_ids` [E], the method's row parameters, and what the prefill graph or this one put
 * out before. Outputs: `tokens` [steps, B], the page, the rest of that state anew, and with a trace what each step measured.
 */
export function decodeGraph(
  config: LlavaConfig,
  weights: Weights,
  options: GenerationOptions,
  carriedCount: number,
): Uint8Array {
  const g = Graph.create(options.dtype);
  const parts = graphParts(g, config, weights, { ...options, smoothing: afterPrompt(options.smoothing) });
  const layers = parts.weights.layers.map((_, layer) => layerInputs(g, layer, parts));
  const start = {
    token: g.input("token", "int64", ["B"]),
    finished: g.input("finished", "bool", ["B"]),
    done: g.input("done", "int64", []),
    steps: g.input("steps", "int64", []),
    endIds: g.input("end_ids", "int64", ["E"]),
    rows: rowsOf(g, layers),
    layers,
    carried: Array.from({ length: carriedCount }, (_, place) => g.input(methodName(place), "float32")),
    seen: parts.penalty && flatSeen(g, config.text.vocab_size),
    attention: parts.trace?.hasAttention
      ? {
          isImage: g.input(isImageName, "bool", ["S", "P"]),
          columnSums: g.input(columnSumsName, "float32", ["LS", 1, "C", "i"]),
        }
      : undefined,
  };
  stateOutputs(g, decodeLoop(g, start, parts), { rows: start.rows, config, parts });
  return g.toBytes();
}

/** Once its prompt is smoothed, a row is as any other with those readings. */
const afterPrompt = (smoothing: Smoothing = "cache") => (smoothing === "prompt" ? "readings" : smoothing);

interface LayerInputs {
  readonly prompt: PromptCache;
  readonly past: RowCache;
}

function layerInputs(g: Graph, layer: number, { shape: { G, d } }: GraphParts): LayerInputs {
  const [ofPrompt, ofPast] = [promptNames(layer), pastNames(layer)];
  return {
    prompt: {
      k: g.input(ofPrompt.k, "float32", ["S", G, 1, d, "P1"]),
      v: g.input(ofPrompt.v, "float32", ["S", G, 1, "P1", d]),
    },
    past: {
      k: g.input(ofPast.k, "float32", ["S", G, "C", "n", d]),
      v: g.input(ofPast.v, "float32", ["S", G, "C", "n", d]),
    },
  };
}

/** [2]: S and C. */
function rowsOf(g: Graph, [first]: readonly LayerInputs[]): Value {
  if (!first) throw new TypeError("A decoder has layers");
  return concat(g, [dimensions(g, first.past.k, 0, 1), dimensions(g, first.past.k, 2, 3)], 0);
}

const flatSeen = (g: Graph, vocabulary: number) =>
  reshape(g, g.input(seenName, "bool", ["S", 1, "C", vocabulary]), [-1, vocabulary]);

function stateOutputs(
  g: Graph,
  { tokens, pages, carried, seen, columnSums, trace }: LoopOutputs,
  { rows, config, parts }: { rows: Value; config: LlavaConfig; parts: GraphParts },
): void {
  const { G, d } = parts.shape;
  g.output(tokens, "int64", ["steps", "B"], "tokens");
  for (const [layer, { k, v }] of pages.entries()) {
    const names = pastNames(layer);
    g.output(k, "float32", ["S", G, "C", "steps", d], pageName(names.k));
    g.output(v, "float32", ["S", G, "C", "steps", d], pageName(names.v));
  }
  for (const [place, value] of carried.entries()) {
    g.output(value, "float32", undefined, nextName(methodName(place)));
  }
  if (seen) {
    const { vocab_size: vocabulary } = config.text;
    const byRow = seenByRow(g, seen, rows, vocabulary);
    g.output(byRow, "bool", ["S", 1, "C", vocabulary], nextName(seenName));
  }
  if (columnSums) g.output(columnSums, "float32", ["LS", 1, "C", "next_i"], nextName(columnSumsName));
  for (const { name, value, type } of trace) g.output(value, type, undefined, name);
}
