import type { RowTrace } from "../generate/generated-row.ts";
import { encodeSafetensors, type StoredTensor } from "./safetensors.ts";

/** A caption's tokens and what was measured on the way. */
export interface CaptionTrace extends RowTrace {
  /** Generated tokens. */
  readonly ids: readonly number[];
  /** Tokens of the prompt, the image token repeated. */
  readonly inputIds: readonly number[];
}

type Matrix = readonly (readonly number[])[];

/**
 * A caption's trace as a safetensors file. Tensors, of T tokens, l layers, k largest logits and W words: `input_ids` [P],
 * `ids` [T], `layers` [l], `z`, `lambda_hat` and `lambda` [T − 1, l], `top_ids` and `top_logits` [T, k]; with words
 * `word_ids` [W], `word_logits` and `word_ranks` [T, W]; with the attention `column_sums`, `self_attention` and
 * `image_attention` [T − 1, l]. What does not apply is left out. `metadata` goes into the file's header.
 */
export function encodeTrace(
  trace: CaptionTrace,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const { words, attention } = trace;
  const l = trace.layers.length;
  const tensors: [string, StoredTensor | undefined][] = [
    ["input_ids", vector(trace.inputIds)],
    ["ids", vector(trace.ids)],
    ["layers", vector(trace.layers)],
    ["z", floats(trace.z, l)],
    ["lambda_hat", trace.lambdaHat ? floats(trace.lambdaHat, l) : undefined],
    ["lambda", trace.lambda ? floats(trace.lambda, l) : undefined],
    ["top_ids", trace.topIds.length > 0 ? integers(trace.topIds) : undefined],
    ["top_logits", trace.topLogits.length > 0 ? floats(trace.topLogits) : undefined],
    ["word_ids", words && vector(words.ids)],
    ["word_logits", words && floats(words.logits, words.ids.length)],
    ["word_ranks", words && integers(words.ranks, words.ids.length)],
    ["column_sums", attention && floats(attention.columnSums, l)],
    ["self_attention", attention && floats(attention.itself, l)],
    ["image_attention", attention && floats(attention.image, l)],
  ];
  const present = tensors.filter((entry): entry is [string, StoredTensor] => entry[1] !== undefined);
  return encodeSafetensors({ tensors: new Map(present), metadata });
}

function vector(values: readonly number[]): StoredTensor {
  return { dtype: "I32", shape: [values.length], data: Int32Array.from(values) };
}

/** `width` is that of a matrix without rows. */
function floats(matrix: Matrix, width = matrix[0]?.length ?? 0): StoredTensor {
  return { dtype: "F32", shape: [matrix.length, width], data: Float32Array.from(matrix.flat()) };
}

function integers(matrix: Matrix, width = matrix[0]?.length ?? 0): StoredTensor {
  return { dtype: "I32", shape: [matrix.length, width], data: Int32Array.from(matrix.flat()) };
}
