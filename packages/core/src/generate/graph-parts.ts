import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { type DecoderShape, decoderShape } from "../layers/decoder-shape.ts";
import { type DecoderWeights, decoderWeights } from "../layers/decoder-weights.ts";
import { type RopeTables, ropeTables } from "../layers/rope.ts";
import { type MethodHook, noMethod } from "../methods/hooks.ts";
import { kvSmoothing } from "../methods/kv-smoothing.ts";
import { kvSmoothingReadings } from "../methods/kv-smoothing-readings.ts";
import type { Smoothing } from "../methods/smoothing.ts";
import type { ComputeType } from "../onnx/data-type.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import type { Provider } from "../providers/provider.ts";
import { type TraceOptions, type TraceParts, traceParts } from "./trace-parts.ts";

export interface GenerationOptions extends TraceOptions {
  /** Where the graph is to run. Default "cpu". */
  readonly provider?: Provider;
  /** Default "cache". */
  readonly smoothing?: Smoothing;
  /** Whether the graph has a repetition penalty. Default false. */
  readonly hasPenalty?: boolean;
  /** What linear layers are computed in. Default "float32". */
  readonly dtype?: ComputeType | undefined;
}

/** What the graphs of prefill and decoding have in common. */
export interface GraphParts {
  readonly weights: DecoderWeights;
  readonly shape: DecoderShape;
  readonly tables: RopeTables;
  readonly method: MethodHook;
  /** The repetition penalty, [1], where there is one. */
  readonly penalty: Value | undefined;
  readonly trace: TraceParts | undefined;
}

/** Puts the model's weights and the method's parameters into a graph. */
export function graphParts(
  g: Graph,
  config: LlavaConfig,
  weights: Weights,
  { smoothing = "cache", hasPenalty = false, provider, ...options }: GenerationOptions,
): GraphParts {
  const shape = decoderShape(config.text);
  const tables = ropeTables(g, shape);
  return {
    weights: decoderWeights(g, config, weights, provider),
    shape,
    tables,
    method: methodHook(g, shape, tables, smoothing),
    penalty: hasPenalty ? g.input("repetition_penalty", "float32", [1]) : undefined,
    trace: traceParts(g, options),
  };
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
