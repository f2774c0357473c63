import type { KvSmooth, Method } from "./method.ts";

/** The layers that a method smooths in a model of `layerCount` layers, in order. */
export function smoothedLayers(method: Method, layerCount: number): number[] {
  if (method.method === "greedy") return [];
  const end = rangeEnd(method);
  return Array.from({ length: layerCount }, (_, layer) => layer).filter(
    (layer) => layer >= method.layers[0] && layer < end,
  );
}

/** The first layer behind a method's range. */
export function rangeEnd({ layers: [, end], layerRange }: Pick<KvSmooth, "layers" | "layerRange">): number {
  return layerRange === "closed" ? end + 1 : end;
}
