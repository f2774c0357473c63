import { basename, resolve } from "node:path";
import { elementCount } from "../element-count.ts";
import { readConfig } from "./config.ts";
import { fingerprint } from "./fingerprint.ts";
import { readWeights } from "./weights.ts";

/** What a planner must know of a model folder; no weight is loaded for it. */
export interface ModelCard {
  readonly name: string;
  readonly folder: string;
  readonly architecture: string;
  readonly fingerprint: string;
  readonly layerCount: number;
  readonly parameters: number;
  /** Element types of the weights, such as "F16". */
  readonly dtypes: readonly string[];
}

/** Reads and checks a model folder. Throws CheckpointError where it cannot be loaded. */
export async function readModelCard(folder: string): Promise<ModelCard> {
  const config = await readConfig(folder);
  const weights = [...(await readWeights(config)).values()];
  return {
    name: basename(resolve(folder)),
    folder: resolve(folder),
    architecture: "llava",
    fingerprint: await fingerprint(folder),
    layerCount: config.text.num_hidden_layers,
    parameters: weights.reduce((sum, { shape }) => sum + elementCount(shape), 0),
    dtypes: [...new Set(weights.map(({ dtype }) => dtype))].sort(),
  };
}
