import { Tensor } from "onnxruntime-node";
import { elementCount } from "../element-count.ts";
import type { GridSelection } from "./row-grid.ts";

/** Places and lengths count numbers. */
interface SelectedParts {
  readonly parts: readonly (readonly [from: number, length: number])[];
  readonly dims: readonly number[];
}

/** Takes rows of a value that the loop carries: [n·S, a, C, …] → [n·S', a, C', …], n blocks of all prompts each. */
export function selectRows(value: Tensor, S: number, selection: GridSelection): Tensor {
  const { parts, dims } = selectedParts(value.dims, S, selection);
  return gathered(value, parts, dims);
}

/** What is selected, as parts of such a value in the order in which they lie there, and the shape that they make. */
export function selectedParts(
  shape: readonly number[],
  S: number,
  { prompts, columns }: GridSelection,
): SelectedParts {
  const [outer = 0, a = 1, C = 1, ...rest] = shape;
  const width = elementCount(rest);
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
  return { parts, dims: [(outer / S) * prompts.length, a, columns[0]?.length ?? 0, ...rest] };
}

/** Takes prompts of a value that all configurations share: [S, …] → [S', …]. */
export function selectPrompts(value: Tensor, { prompts }: GridSelection): Tensor {
  const [S = 1, ...rest] = value.dims;
  if (prompts.length === S) return value;
  const width = value.size / S;
  return gathered(
    value,
    prompts.map((prompt) => [prompt * width, width]),
    [prompts.length, ...rest],
  );
}

type Parts = SelectedParts["parts"];

function gathered({ type, data }: Tensor, parts: Parts, dims: readonly number[]): Tensor {
  const size = parts.reduce((sum, [, length]) => sum + length, 0);
  if (type === "float32" && data instanceof Float32Array) {
    return new Tensor(type, copyParts(data, parts, new Float32Array(size)), dims);
  }
  if (type === "bool" && data instanceof Uint8Array) {
    return new Tensor(type, copyParts(data, parts, new Uint8Array(size)), dims);
  }
  throw new TypeError(`Cannot take rows of a tensor of type ${type}`);
}

/** Puts the parts one behind the other; also in one and the same memory, since none moves back. */
export function copyParts<Numbers extends Float32Array | Uint8Array>(
  from: Numbers,
  parts: Parts,
  to: Numbers,
): Numbers {
  let at = 0;
  for (const [start, length] of parts) {
    to.set(from.subarray(start, start + length), at);
    at += length;
  }
  return to;
}
