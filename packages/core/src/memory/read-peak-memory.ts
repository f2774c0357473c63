import { readConfig } from "../checkpoint/config.ts";
import { readWeights } from "../checkpoint/weights.ts";
import { keepsPacked, type OpeningOptions } from "./keeps-packed.ts";
import { PeakMemory } from "./peak-memory.ts";

/** What a model folder will take, and how many tokens an image is; no weight is read. Throws CheckpointError. */
export async function readPeakMemory(
  folder: string,
  how: OpeningOptions = {},
): Promise<{ readonly peak: PeakMemory; readonly imageTokens: number }> {
  const config = await readConfig(folder);
  const peak = new PeakMemory(config, await readWeights(config), { keepsPacked: keepsPacked(how) });
  return { peak, imageTokens: config.imageTokens };
}
