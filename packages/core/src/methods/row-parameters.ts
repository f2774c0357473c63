import type { KvSmooth, Method } from "./method.ts";
import { smoothedLayers } from "./smoothed-layers.ts";

/** KVSmooth's graph inputs, as flat arrays in the graph's order. */
export interface RowParameters {
  readonly lambdaLow: Float32Array; // [L·S, C, 2]: of k and of v
  readonly lambdaHigh: Float32Array; // [L·S, C, 2]
  readonly outputLambdaLow: Float32Array; // [L·S, C]
  readonly outputLambdaHigh: Float32Array; // [L·S, C]
  readonly queueLength: BigInt64Array; // [L·S, C]
}

/** Lays out the parameters of a batch's rows, in their order. Greedy is KVSmooth with λ = 0 in every layer. */
export function rowParameters(rows: readonly Method[], layers: number): RowParameters {
  const each = <T>(values: (method: Method, layer: number) => readonly T[]) =>
    Array.from({ length: layers }, (_, layer) => rows.flatMap((method) => values(method, layer))).flat();
  const bound = (parts: readonly Part[], side: 0 | 1) =>
    Float32Array.from(each((method, layer) => parts.map((part) => windowOf(method, part, layer)[side])));
  return {
    lambdaLow: bound(["k", "v"], 0),
    lambdaHigh: bound(["k", "v"], 1),
    outputLambdaLow: bound(["o"], 0),
    outputLambdaHigh: bound(["o"], 1),
    queueLength: BigInt64Array.from(each((method) => [method.method === "kvsmooth" ? BigInt(method.M) : 1n])),
  };
}

type Part = "k" | "v" | "o";

/** The window that λ is clipped to; [0, 0] where the method leaves the layer or the part alone. */
function windowOf(method: Method, part: Part, layer: number): readonly [low: number, high: number] {
  const smoothed =
    method.method === "kvsmooth" &&
    method.target.includes(part) &&
    smoothedLayers(method, layer + 1).includes(layer);
  return smoothed ? clipWindow(method) : [0, 0];
}

function clipWindow({ lambdaRef, window, adaptive }: KvSmooth): readonly [low: number, high: number] {
  return adaptive ? [lambdaRef - window, lambdaRef + window] : [lambdaRef, lambdaRef];
}
