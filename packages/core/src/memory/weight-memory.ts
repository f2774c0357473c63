import type { LlavaConfig } from "../checkpoint/config.ts";
import type { TensorLocation } from "../checkpoint/safetensors-header.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { packsPrefill } from "../generate/prefill-session.ts";

/** Bytes that weights take in the process that runs a model. Pages of mapped files count once they are read. */
export interface WeightMemory {
  readonly encoder: number;
  /** The prefill and the decode graph of one kind of smoothing. Each kind has its own. */
  readonly generator: number;
  /** Of that, what is in memory only once a prompt was read: a prefill that leaves its weights in the file. */
  readonly readLater: number;
  /** What opening a generator takes on top, until its weights are packed. */
  readonly opening: number;
}

/**
 * A product of the decode graph has its weight packed, as float32. The prefill graph of a narrow model packs its own copy;
 * that of a wide one reads the mapped file. Weights of two bytes a number are converted once a graph, embeddings too.
 */
export function weightMemory(config: LlavaConfig, weights: Weights): WeightMemory {
  const { text, tiedHead } = config;
  const named = (belongs: (name: string) => boolean) =>
    [...weights].filter(([name]) => belongs(name)).map(([, tensor]) => tensor);
  const embedding = named((name) => name === embedTokens);
  const products = named((name) => isProduct(name, config));
  const packed = float32Bytes(tiedHead ? [...products, ...embedding] : products);
  const isMapped = products.every(({ dtype }) => dtype === "F32");
  const narrowest = Math.min(
    text.hidden_size,
    text.num_key_value_heads * text.head_dim,
    text.intermediate_size,
  );
  // A head that is also the embedding table has been read to its end when it is packed.
  const table = isMapped && !tiedHead ? 0 : float32Bytes(embedding);
  return {
    encoder: float32Bytes(named((name) => isOfEncoder(name, config.visionBlocks))),
    generator: 2 * (packed + table),
    readLater: isMapped && !packsPrefill(narrowest) ? packed : 0,
    opening: isMapped ? packed : storedBytes([...products, ...embedding]) + float32Bytes(embedding),
  };
}

const embedTokens = "language_model.embed_tokens.weight";

const isProduct = (name: string, { tiedHead }: LlavaConfig) =>
  (name.startsWith("language_model.layers.") && name.includes("_proj.")) ||
  (name === "lm_head.weight" && !tiedHead);

/** Blocks after the feature layer are in the file and in no graph. */
function isOfEncoder(name: string, blocks: number): boolean {
  const block = /^vision_tower\.encoder\.layers\.(\d+)\./.exec(name)?.[1];
  if (block !== undefined) return Number(block) < blocks;
  return name.startsWith("vision_tower.") || name.startsWith("multi_modal_projector.");
}

const numbersOf = ({ shape }: TensorLocation) => shape.reduce((product, size) => product * size, 1);

const float32Bytes = (tensors: readonly TensorLocation[]) =>
  tensors.reduce((sum, tensor) => sum + 4 * numbersOf(tensor), 0);

const storedBytes = (tensors: readonly TensorLocation[]) =>
  tensors.reduce((sum, { length }) => sum + length, 0);
