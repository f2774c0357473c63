import type { KvSmooth, Method } from "./method.ts";
import { smoothedLayers } from "./smoothed-layers.ts";

/** KVSmooth's graph inputs for `images` × `methods` rows, as flat arrays in the graph's order. */
export interface RowParameters {
  readonly lambdaLow: Float32Array; // [L, S, C]
  readonly lambdaHigh: Float32Array; // [L, S, C]
  readonly smoothK: Float32Array; // [S, C]
  readonly smoothV: Float32Array; // [S, C]
  readonly smoothO: Float32Array; // [S, C]
  readonly queueLength: BigInt64Array; // [S, C]
}

/** Greedy is KVSmooth with λ = 0 in every layer. */
const off: Pick<KvSmooth, "M" | "target"> = { M: 1, target: "kv" };

/** The window that λ is clipped to in a smoothed layer. */
function clipWindow(method: KvSmooth): readonly [number, number] {
  const half = method.adaptive ? method.window : 0;
  return [method.lambdaRef - half, method.lambdaRef + half];
}

/** The windows of all layers: [0, 0] where the method leaves a layer alone. */
function clipWindows(method: Method, layers: number): (readonly [number, number])[] {
  const smoothed = new Set(smoothedLayers(method, layers));
  return Array.from({ length: layers }, (_, layer) =>
    method.method === "kvsmooth" && smoothed.has(layer) ? clipWindow(method) : [0, 0],
  );
}

/** Lays out each row's parameters; row s·C + c is method c of image s. */
export function rowParameters(images: number, methods: readonly Method[], layers: number): RowParameters {
  const rows = Array.from({ length: images }, () => methods).flat();
  const windows = rows.map((method) => clipWindows(method, layers));
  const perLayer = (bound: 0 | 1) =>
    Float32Array.from({ length: layers * rows.length }, (_, at) => {
      const layer = Math.floor(at / rows.length);
      return windows[at % rows.length]?.[layer]?.[bound] ?? 0;
    });
  const smoothed = rows.map((method) => (method.method === "kvsmooth" ? method : off));
  const on = (part: "k" | "v" | "o") =>
    Float32Array.from(smoothed, ({ target }) => (target.includes(part) ? 1 : 0));
  return {
    lambdaLow: perLayer(0),
    lambdaHigh: perLayer(1),
    smoothK: on("k"),
    smoothV: on("v"),
    smoothO: on("o"),
    queueLength: BigInt64Array.from(smoothed, ({ M }) => BigInt(M)),
  };
}
