import type { Graph, Value } from "../onnx/graph.ts";

/** What a graph puts out of every step besides its tokens. With any of these, entropies and weights as well. */
export interface TraceOptions {
  /** How many of each step's largest logits to put out; 0 for none. Default 0. */
  readonly traceTopK?: number;
  /** Whether to put out logits and ranks of the tokens that the input `word_ids` names. Default false. */
  readonly traceWords?: boolean;
  /** Whether to put out what the attention gives to the image and to the generated tokens. Default false. */
  readonly traceAttention?: boolean;
}

/** A trace as part of a graph. */
export interface TraceParts {
  readonly topK: number;
  /** Tokens whose logits and ranks are asked for, [W]. */
  readonly words: Value | undefined;
  readonly hasAttention: boolean;
}

/** Whether the options ask for any trace. */
export const isTraced = ({ traceTopK = 0, traceWords = false, traceAttention = false }: TraceOptions) =>
  traceTopK > 0 || traceWords || traceAttention;

/** Declares a trace's inputs; undefined where there is no trace. */
export function traceParts(g: Graph, options: TraceOptions): TraceParts | undefined {
  if (!isTraced(options)) return undefined;
  const { traceTopK = 0, traceWords = false, traceAttention = false } = options;
  const words = traceWords ? g.input("word_ids", "int64", ["W"]) : undefined;
  return { topK: traceTopK, words, hasAttention: traceAttention };
}
