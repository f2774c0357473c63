import { TraceError } from "../errors.ts";
import type { CaptionTrace } from "./encode-trace.ts";
import { decodeSafetensors, type StoredTensor } from "./safetensors.ts";

type Tensors = ReadonlyMap<string, StoredTensor>;

/** Reads back what encodeTrace() wrote. Throws TraceError where it is damaged or a tensor is missing. */
export function decodeTrace(bytes: Uint8Array): CaptionTrace {
  const { tensors } = decodeSafetensors(bytes);
  const list = (name: string) => Array.from(required(tensors, name).data);
  const matrix = (name: string) => rowsOf(required(tensors, name));
  const optional = (name: string) => (tensors.has(name) ? matrix(name) : null);
  return {
    inputIds: list("input_ids"),
    ids: list("ids"),
    layers: list("layers"),
    z: matrix("z"),
    lambdaHat: optional("lambda_hat"),
    lambda: optional("lambda"),
    topIds: optional("top_ids") ?? [],
    topLogits: optional("top_logits") ?? [],
    ...(tensors.has("word_ids") && {
      words: { ids: list("word_ids"), logits: matrix("word_logits"), ranks: matrix("word_ranks") },
    }),
    ...(tensors.has("column_sums") && {
      attention: {
        columnSums: matrix("column_sums"),
        itself: matrix("self_attention"),
        image: matrix("image_attention"),
      },
    }),
  };
}

function required(tensors: Tensors, name: string): StoredTensor {
  const tensor = tensors.get(name);
  if (tensor) return tensor;
  throw new TraceError(`Cannot read a trace: it has no tensor "${name}"`, "Make it again.");
}

function rowsOf({ shape: [rows = 0, width = 0], data }: StoredTensor): number[][] {
  return Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * width, (row + 1) * width)));
}
