import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { type DecoderShape, decoderShape } from "../layers/decoder-shape.ts";
import { decoderWeights } from "../layers/decoder-weights.ts";
import { mergeImage } from "../layers/merge-image.ts";
import { type RopeTables, ropeTables } from "../layers/rope.ts";
import { type MethodHook, noMethod } from "../methods/hooks.ts";
import { kvSmoothing } from "../methods/kv-smoothing.ts";
import { kvSmoothingReadings } from "../methods/kv-smoothing-readings.ts";
import type { Smoothing } from "../methods/smoothing.ts";
import { Graph } from "../onnx/graph.ts";
import { argMax, concat, dimensions, subtract } from "../onnx/operators.ts";
import { decodeLoop, type Generation, type LoopOutputs } from "./decode-loop.ts";
import { isEnd } from "./end-of-caption.ts";
import { head, topLogits } from "./head.ts";
import { prefill } from "./prefill.ts";

export interface GenerationOptions {
  /** Default "cache". */
  readonly smoothing?: Smoothing;
  /** How many of each step's largest logits to put out, with entropies and weights; 0 for no trace. Default 0. */
  readonly traceTopK?: number;
}

/**
 * The generation graph: the prompt at once, then a Loop that carries the cache; only token ids leave it.
 * Inputs: `input_ids` [S, P], `image_features` [S, N, D], `configurations` [1] (C), `max_new_tokens` [], `end_ids` [E],
 * and the method's row parameters. Outputs: `first` [B] and `tokens` [steps, B], row s·C + c being configuration c of
 * image s; with a trace also what each step measured.
 */
export function generationGraph(
  config: LlavaConfig,
  weights: Weights,
  { smoothing = "cache", traceTopK = 0 }: GenerationOptions = {},
): Uint8Array {
  const g = Graph.create();
  const shape = decoderShape(config.text);
  const ids = g.input("input_ids", "int64", ["S", "P"]);
  const features = g.input("image_features", "float32", ["S", config.imageTokens, shape.D]);
  const configurations = g.input("configurations", "int64", [1]);
  const maxNewTokens = g.input("max_new_tokens", "int64", []);
  const tables = ropeTables(g, shape);
  const generation: Generation = {
    weights: decoderWeights(g, config, weights),
    shape,
    tables,
    method: methodHook(g, shape, tables, smoothing),
    endIds: g.input("end_ids", "int64", ["E"]),
    traceTopK,
  };
  const merged = { ids, features, embedTokens: generation.weights.embedTokens };
  const embeds = mergeImage(g.scope("merge"), merged, { imageToken: config.imageToken, D: shape.D });
  const prompt = prefill(g.scope("prefill"), { embeds, configurations }, generation);
  const logits = head(g, prompt.x, generation.weights, shape); // [B, V]
  const first = argMax(g, logits);
  const outputs = decodeLoop(g, prompt, generation, {
    rows: concat(g, [dimensions(g, ids, 0, 1), configurations], 0),
    first,
    finished: isEnd(g, first, generation.endIds),
    steps: subtract(g, maxNewTokens, g.scalar("int64", 1)),
  });
  g.output(first, "int64", ["B"], "first");
  g.output(outputs.tokens, "int64", ["steps", "B"], "tokens");
  if (traceTopK > 0) {
    const top = topLogits(g, logits, traceTopK);
    g.output(top.values, "float32", ["B", traceTopK], "first_top_logits");
    g.output(top.ids, "int64", ["B", traceTopK], "first_top_ids");
    traceOutputs(g, outputs, traceTopK);
  }
  return g.toBytes();
}

function methodHook(g: Graph, shape: DecoderShape, tables: RopeTables, smoothing: Smoothing): MethodHook {
  switch (smoothing) {
    case "none":
      return noMethod;
    case "cache":
    case "output":
      return kvSmoothing(g, shape, { attentionOutput: smoothing === "output" });
    case "readings":
    case "prompt":
      return kvSmoothingReadings(g, shape, { ownPrompts: smoothing === "prompt" ? tables : undefined });
  }
}

function traceOutputs(g: Graph, { trace }: LoopOutputs, k: number): void {
  if (!trace) return;
  const perLayer = ["steps", "LS", 1, "C", 1, 1];
  g.output(trace.z, "float32", perLayer, "z");
  g.output(trace.lambdaHat, "float32", perLayer, "lambda_hat");
  g.output(trace.lambda, "float32", perLayer, "lambda");
  g.output(trace.topLogits, "float32", ["steps", "B", k], "top_logits");
  g.output(trace.topIds, "int64", ["steps", "B", k], "top_ids");
}
