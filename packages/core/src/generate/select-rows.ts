import { Tensor } from "onnxruntime-node";
import type { GridSelection } from "./row-grid.ts";

/** Takes rows of a value that the loop carries: [n·S, a, C, …] → [n·S', a, C', …], n blocks of all prompts each. */
export function selectRows(value: Tensor, S: number, { prompts, columns }: GridSelection): Tensor {
  const [outer = 0, a = 1, C = 1, ...rest] = value.dims;
  const width = bytesOf(value).length / (outer * a * C);
  const parts: [from: number, length: number][] = [];
  for (let block = 0; block < outer; block += S) {
    for (const [place, prompt] of prompts.entries()) {
      for (let i = 0; i < a; i++) {
        for (const column of columns[place] ?? []) {
          parts.push([(((block + prompt) * a + i) * C + column) * width, width]);
        }
      }
    }
  }
  const dims = [(outer / S) * prompts.length, a, columns[0]?.length ?? 0, ...rest];
  return gathered(value, parts, dims);
}

/** Takes prompts of a value that all configurations share: [S, …] → [S', …]. */
export function selectPrompts(value: Tensor, { prompts }: GridSelection): Tensor {
  const [S = 1, ...rest] = value.dims;
  if (prompts.length === S) return value;
  const width = bytesOf(value).length / S;
  return gathered(
    value,
    prompts.map((prompt) => [prompt * width, width]),
    [prompts.length, ...rest],
  );
}

function gathered(
  value: Tensor,
  parts: readonly (readonly [from: number, length: number])[],
  dims: readonly number[],
): Tensor {
  const bytes = bytesOf(value);
  const found = new Uint8Array(parts.reduce((sum, [, length]) => sum + length, 0));
  let at = 0;
  for (const [from, length] of parts) {
    found.set(bytes.subarray(from, from + length), at);
    at += length;
  }
  return value.type === "bool"
    ? new Tensor("bool", found, dims)
    : new Tensor("float32", new Float32Array(found.buffer), dims);
}

function bytesOf({ type, data }: Tensor): Uint8Array {
  if (
    (type === "float32" && data instanceof Float32Array) ||
    (type === "bool" && data instanceof Uint8Array)
  ) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  throw new TypeError(`Cannot take rows of a tensor of type ${type}`);
}
