import { SweepFileError } from "../errors.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import type { GridPoint } from "./grid-point.ts";

/** Throws SweepFileError, at the method's layers, where a point smooths layers that its model does not have. */
export function checkLayers(
  points: readonly GridPoint[],
  models: readonly { readonly name: string; readonly layerCount: number }[],
  source: Pick<SweepSource, "locate">,
): void {
  const layerCounts = new Map(models.map(({ name, layerCount }) => [name, layerCount]));
  for (const { model, method, entry } of points) {
    const layerCount = layerCounts.get(model);
    if (!("layers" in method) || layerCount === undefined || method.layers[1] <= layerCount) continue;
    const [start, end] = method.layers;
    throw new SweepFileError(
      source.locate(["methods", entry, "layers"]),
      `layers [${start}, ${end}] reach beyond model "${model}", which has ${layerCount} layers (0 to ${layerCount - 1})`,
    );
  }
}
