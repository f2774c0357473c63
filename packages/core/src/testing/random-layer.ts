import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { LayerWeights } from "../layers/decoder-weights.ts";
import type { Graph } from "../onnx/graph.ts";
import { randomNumbers } from "./random-numbers.ts";

/** A small decoder: two key/value heads with three query heads each. */
export const smallShape: DecoderShape = {
  L: 1,
  D: 10,
  G: 2,
  R: 3,
  d: 4,
  eps: 1e-5,
  ropeTheta: 100,
  maxPositions: 16,
};

const inner = 7;

export type LayerNumbers = Readonly<Record<keyof LayerWeights, number[]>>;

/** Seeded weights of one decoder layer as plain numbers. */
export function randomLayer({ D, G, R, d }: DecoderShape, seed: number): LayerNumbers {
  const matrix = (out: number, into: number, place: number) => randomNumbers(out * into, seed + place);
  return {
    inputLayernorm: matrix(D, 1, 0),
    qProj: matrix(G * R * d, D, 1),
    kProj: matrix(G * d, D, 2),
    vProj: matrix(G * d, D, 3),
    oProj: matrix(D, G * R * d, 4),
    postAttentionLayernorm: matrix(D, 1, 5),
    gateProj: matrix(inner, D, 6),
    upProj: matrix(inner, D, 7),
    downProj: matrix(D, inner, 8),
  };
}

/** The same weights as constants of a graph. */
export function layerConstants(g: Graph, numbers: LayerNumbers, { D, G, R, d }: DecoderShape): LayerWeights {
  const matrix = (values: number[], into: number) =>
    g.constant("float32", values, [values.length / into, into]);
  const vector = (values: number[]) => g.constant("float32", values);
  return {
    inputLayernorm: vector(numbers.inputLayernorm),
    qProj: matrix(numbers.qProj, D),
    kProj: matrix(numbers.kProj, D),
    vProj: matrix(numbers.vProj, D),
    oProj: matrix(numbers.oProj, G * R * d),
    postAttentionLayernorm: vector(numbers.postAttentionLayernorm),
    gateProj: matrix(numbers.gateProj, D),
    upProj: matrix(numbers.upProj, D),
    downProj: matrix(numbers.downProj, inner),
  };
}
