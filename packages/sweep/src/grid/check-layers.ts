import { SweepFileError } from "../errors.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import type { GridPoint } from "./grid-point.ts";

/** Lets points through; throws SweepFileError, at the method's layers, at one that smooths layers its model does not have. */
export function* checkLayers(
  points: Iterable<GridPoint>,
  models: readonly { readonly name: string; readonly layerCount: number }[],
  source: Pick<SweepSource, "locate">,
): Generator<GridPoint> {
  const layerCounts = new Map(models.map(({ name, layerCount }) => [name, layerCount]));
  for (const point of points) {
    const { model, method, entry } = point;
    const layerCount = layerCounts.get(model);
    if ("layers" in method && layerCount !== undefined && method.layers[1] > layerCount) {
      const [start, end] = method.layers;
      throw new SweepFileError(
        source.locate(["methods", entry, "layers"]),
        `layers [${start}, ${end}] reach beyond model "${model}", which has ${layerCount} layers (0 to ${layerCount - 1})`,
      );
    }
    yield point;
  }
}
