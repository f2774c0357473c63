import { type LlavaConfig, readConfig } from "../checkpoint/config.ts";
import { readWeights, type Weights } from "../checkpoint/weights.ts";
import { type RandomCheckpoint, writeRandomCheckpoint } from "./random-checkpoint.ts";
import { randomNumbers } from "./random-numbers.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A random checkpoint on disk, as a Generator takes it, and a prompt for it. */
export interface OpenedRandom extends AsyncDisposable {
  readonly config: LlavaConfig;
  readonly weights: Weights;
  /** Two words, the image, three words. */
  readonly ids: readonly number[];
  /** Features of so many images, [images, N, D]. */
  readonly features: (images: number) => Float32Array;
}

export async function openRandom(size: RandomCheckpoint): Promise<OpenedRandom> {
  const folder = await temporaryFolder();
  await writeRandomCheckpoint(folder.path, size);
  const config = await readConfig(folder.path);
  const image = new Array<number>(config.imageTokens).fill(config.imageToken);
  return {
    config,
    weights: await readWeights(config),
    ids: [1, 3, ...image, 4, 2, 6],
    features: (images) => Float32Array.from(randomNumbers(images * config.imageTokens * size.hidden, 9)),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
