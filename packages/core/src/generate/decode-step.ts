import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { LayerWeights } from "../layers/decoder-weights.ts";
import { mlp } from "../layers/mlp.ts";
import { rmsNorm } from "../layers/rms-norm.ts";
import {
  attentionOutput,
  type LayerCache,
  type StepAttention,
  type StepInput,
  stepAttention,
} from "../layers/step-attention.ts";
import type { LayerResult, StepMethod } from "../methods/hooks.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { add } from "../onnx/operators.ts";

export interface LayerStep {
  readonly x: Value; // [B, D]
  /** Its key and value are what the token would leave in the cache without a method. */
  readonly attention: StepAttention;
  readonly result: LayerResult;
}

/** One decoder layer for one new token a row: attention, the method, MLP. */
export function decoderLayer(
  g: Graph,
  layer: number,
  input: StepInput,
  cache: LayerCache,
  { weights, shape, method }: { weights: LayerWeights; shape: DecoderShape; method: StepMethod },
): LayerStep {
  const normed = { ...input, x: rmsNorm(g, input.x, weights.inputLayernorm, shape.eps) };
  const attention = stepAttention(g.scope("self_attn"), normed, cache, weights, shape);
  const result = method.afterAttention(g, layer, attention);
  const x = add(g, input.x, attentionOutput(g.scope("self_attn"), result.o, weights, shape));
  const y = rmsNorm(g, x, weights.postAttentionLayernorm, shape.eps);
  return { x: add(g, x, mlp(g, y, weights)), attention, result };
}
