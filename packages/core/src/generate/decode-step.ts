import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { LayerWeights } from "../layers/decoder-weights.ts";
import { mlp } from "../layers/mlp.ts";
import { rmsNorm } from "../layers/rms-norm.ts";
import {
  attentionOutput,
  type PromptCache,
  type StepInput,
  type SuffixCache,
  stepAttention,
} from "../layers/step-attention.ts";
import type { LayerMethod, LayerTrace } from "../methods/hooks.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { add, concat } from "../onnx/operators.ts";

/** One layer's part of what the loop carries. */
export interface LayerCarried {
  readonly suffix: SuffixCache;
  readonly method: readonly Value[];
}

export interface LayerStep {
  readonly x: Value; // [B, D]
  readonly carried: LayerCarried;
  readonly trace?: LayerTrace;
}

/** One decoder layer for one new token a row: attention, the method, MLP. */
export function decoderLayer(
  g: Graph,
  layer: number,
  input: StepInput,
  { prompt, carried }: { prompt: PromptCache; carried: LayerCarried },
  { weights, shape, method }: { weights: LayerWeights; shape: DecoderShape; method: LayerMethod },
): LayerStep {
  const { suffix } = carried;
  const normed = { ...input, x: rmsNorm(g, input.x, weights.inputLayernorm, shape.eps) };
  const attention = stepAttention(g.scope("self_attn"), normed, { prompt, suffix }, weights, shape);
  const { rows, carried: methodCarried, trace } = method(g, layer, attention, carried.method);
  const afterAttention = add(g, input.x, attentionOutput(g.scope("self_attn"), rows.o, weights, shape));
  const x = add(
    g,
    afterAttention,
    mlp(g, rmsNorm(g, afterAttention, weights.postAttentionLayernorm, shape.eps), weights),
  );
  const grown = { k: concat(g, [suffix.k, rows.k], 3), v: concat(g, [suffix.v, rows.v], 3) };
  return { x, carried: { suffix: grown, method: methodCarried }, ...(trace && { trace }) };
}
