import { join } from "node:path";
import { type LlavaConfig, readConfig } from "../checkpoint/config.ts";
import { readWeights, type Weights } from "../checkpoint/weights.ts";
import { type RandomCheckpoint, writeRandomCheckpoint } from "./random-checkpoint.ts";
import { randomNumbers } from "./random-numbers.ts";
import { readStoredTensors, type StoredTensor, writeStoredTensors } from "./stored-tensors.ts";
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

/** Changes the tensors of a checkpoint before it is opened. */
export type ChangeTensors = (tensors: Map<string, StoredTensor>) => void;

export async function openRandom(size: RandomCheckpoint, change?: ChangeTensors): Promise<OpenedRandom> {
  const folder = await temporaryFolder();
  await writeRandomCheckpoint(folder.path, size);
  if (change) changeTensors(join(folder.path, "model.safetensors"), change);
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

function changeTensors(file: string, change: ChangeTensors): void {
  const tensors = readStoredTensors(file);
  change(tensors);
  writeStoredTensors(file, tensors);
}
