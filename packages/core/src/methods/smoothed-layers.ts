import type { Method } from "./method.ts";

/** The layers that a method smooths in a model of `layerCount` layers, in order. */
export function smoothedLayers(method: Method, layerCount: number): number[] {
  if (method.method === "greedy") return [];
  const [start, end] = method.layers;
  return Array.from({ length: layerCount }, (_, layer) => layer).filter(
    (layer) => layer >= start && layer < end,
  );
}
