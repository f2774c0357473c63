import { existsSync } from "node:fs";
import { join } from "node:path";
import { type LlavaConfig, readConfig } from "../../src/checkpoint/config.ts";
import { readWeights } from "../../src/checkpoint/weights.ts";
import type { GenerateBatch, GeneratorParts } from "../../src/generate/generator.ts";
import { Method } from "../../src/methods/method.ts";
import { type RandomCheckpoint, writeRandomCheckpoint } from "../../src/testing/random-checkpoint.ts";
import { below, uniform } from "../../src/testing/uniform.ts";

/** Random LLaMAs of 58 million, 0.27 and 0.95 billion parameters; 576 image tokens of a 600-token prompt. */
export const sizes = {
  s: { hidden: 512, layers: 8, heads: 8, inner: 1376, vocabulary: 32000, patchesPerSide: 24 },
  m: { hidden: 1024, layers: 16, heads: 16, inner: 2752, vocabulary: 32000, patchesPerSide: 24 },
  l: { hidden: 2048, layers: 16, heads: 16, inner: 5504, vocabulary: 32000, patchesPerSide: 24 },
} as const satisfies Record<string, RandomCheckpoint>;
export type Size = keyof typeof sizes;

const root = join(import.meta.dirname, "../../../../.bench");

/** A model and a prompt to measure with. */
export interface BenchModel extends GeneratorParts {
  readonly folder: string;
  /** Parameters of the language model's products, the head's included: all are read once a step. */
  readonly productParameters: number;
  readonly prompt: Pick<GenerateBatch, "ids" | "features">;
}

/** Opens the random model of a size, which is written when first asked for. */
export async function openBenchModel(size: Size): Promise<BenchModel> {
  const folder = join(root, `llama-${size}`);
  if (!existsSync(join(folder, "model.safetensors"))) await writeRandomCheckpoint(folder, sizes[size]);
  const config = await readConfig(folder);
  const weights = await readWeights(config);
  const { hidden, layers, inner, vocabulary } = sizes[size];
  const productParameters = layers * (4 * hidden * hidden + 3 * hidden * inner) + hidden * vocabulary;
  return { folder, config, weights, endIds: [-1], productParameters, prompt: samplePrompt(config) };
}

function samplePrompt({ imageTokens, imageToken, text }: LlavaConfig): BenchModel["prompt"] {
  const random = uniform(3);
  const words = (count: number) => Array.from({ length: count }, () => below(random, 30_000) + 3);
  const image = new Array<number>(imageTokens).fill(imageToken);
  return {
    ids: [[1, ...words(10), ...image, ...words(13)]],
    features: Float32Array.from({ length: imageTokens * text.hidden_size }, () => 2 * random()),
  };
}

/** So many settings of KVSmooth on all layers. */
export function settings({ config }: BenchModel, count: number): Method[] {
  return Array.from({ length: count }, (_, index) =>
    Method.parse({
      method: "kvsmooth",
      layers: [0, config.text.num_hidden_layers],
      lambdaRef: index / (count + 1),
    }),
  );
}
