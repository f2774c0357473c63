import type { Weights } from "../checkpoint/weights.ts";

/** The same tensors with every size so many times as large, for what is worked out from headers alone. */
export function enlarged(weights: Weights, factor: number): Weights {
  return new Map(
    Array.from(weights, ([name, tensor]) => [
      name,
      {
        ...tensor,
        shape: tensor.shape.map((size) => factor * size),
        length: factor ** tensor.shape.length * tensor.length,
      },
    ]),
  );
}
