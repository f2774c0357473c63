import { type Direction, paretoFront } from "./pareto-front.ts";

/** The front, then the front of what is left, and so on: positions, ascending in each layer. Points with a NaN are in none. */
export function paretoLayers(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[][] {
  const layers: number[][] = [];
  let left = points.map((_, position) => position);
  for (;;) {
    const remaining = left.map((position) => points[position] ?? []);
    const layer = paretoFront(remaining, directions).map((i) => left[i] ?? 0);
    if (layer.length === 0) return layers;
    layers.push(layer);
    left = left.filter((position) => !layer.includes(position));
  }
}
