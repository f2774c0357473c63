import type { Graph, Value } from "../onnx/graph.ts";
import { tensorBytes } from "../onnx/initializer.ts";
import type { DecoderShape } from "./decoder-shape.ts";

/** cos and sin of every position and frequency, each [positions, d/2]. */
export interface RopeTable {
  readonly cos: Value;
  readonly sin: Value;
}

export interface RopeTables extends RopeTable {
  /** The same times d^(−1/2), for queries: attention's scale costs no node of its own. */
  readonly scaled: RopeTable;
}

/** Angles position · θ^(−2i/d), rounded to float32 where Hugging Face's LlamaRotaryEmbedding rounds. */
export function ropeTables(g: Graph, { d, ropeTheta, maxPositions }: DecoderShape): RopeTables {
  const half = d / 2;
  const frequencies = Float32Array.from(
    { length: half },
    (_, i) => 1 / Math.fround(ropeTheta ** ((2 * i) / d)),
  );
  const table = (wave: (angle: number) => number, scale: number) => {
    const values = new Float32Array(maxPositions * half);
    for (let position = 0; position < maxPositions; position++) {
      frequencies.forEach((frequency, i) => {
        values[position * half + i] = scale * wave(Math.fround(position * frequency));
      });
    }
    return g.table("float32", [maxPositions, half], tensorBytes("float32", values));
  };
  const tables = (scale: number) => ({ cos: table(Math.cos, scale), sin: table(Math.sin, scale) });
  return { ...tables(1), scaled: tables(d ** -0.5) };
}

/** Rotates every head of x [batch, positions, heads · d], half-split; `first` [1] is the first row's position. */
export function rotate(g: Graph, x: Value, heads: number, first: Value, tables: RopeTable): Value {
  return g.node("ms.RotaryEmbedding", [x, first, tables.cos, tables.sin], {
    num_heads: heads,
    interleaved: 0,
  });
}
