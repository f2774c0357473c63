import { Tensor } from "onnxruntime-node";
import { elementCount } from "../element-count.ts";
import type { GridSelection } from "./row-grid.ts";
import { copyParts, selectedParts } from "./select-rows.ts";

/**
 * Keys or values that rows have cached for themselves, [S, G, C, n, d], at the front of memory that has room for more.
 * What is made of them takes that memory over: the rows before it are then no longer there.
 */
export interface PastRows {
  readonly dims: readonly number[];
  readonly memory: Float32Array;
}

/** A copy of the first position's rows. */
export function firstRows({ dims, data }: Tensor, memory: Float32Array): PastRows {
  memory.set(numbers(data));
  return { dims, memory };
}

/** The rows as a tensor that lies in the same memory. */
export const pastTensor = ({ dims, memory }: PastRows): Tensor =>
  new Tensor("float32", memory.subarray(0, elementCount(dims)), dims);

/** The rows with a page at each one's end. page [S, G, C, m, d] */
export function appendPage({ dims, memory }: PastRows, page: Tensor): PastRows {
  const [S = 0, G = 0, C = 0, n = 0, d = 0] = dims;
  const m = page.dims[3] ?? 0;
  const added = numbers(page.data);
  const [before, after] = [n * d, (n + m) * d];
  // From the last row on, since each one moves back to make room.
  for (let row = S * G * C - 1; row >= 0; row--) {
    memory.copyWithin(row * after, row * before, (row + 1) * before);
    memory.set(added.subarray(row * m * d, (row + 1) * m * d), row * after + before);
  }
  return { dims: [S, G, C, n + m, d], memory };
}

/** Some of the rows. */
export function keepRows({ dims, memory }: PastRows, selection: GridSelection): PastRows {
  const selected = selectedParts(dims, dims[0] ?? 0, selection);
  return { dims: selected.dims, memory: copyParts(memory, selected.parts, memory) };
}

function numbers(data: Tensor["data"]): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new TypeError("Keys and values are float32");
}
