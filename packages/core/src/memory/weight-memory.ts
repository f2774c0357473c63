import type { LlavaConfig } from "../checkpoint/config.ts";
import type { TensorLocation } from "../checkpoint/safetensors-header.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { elementCount } from "../element-count.ts";
import { narrowestOfEncoder, narrowestOfPrefill } from "../generate/narrowest-product.ts";
import { packsPrefill } from "../generate/prefill-session.ts";

/** Bytes that weights take in the process that runs a model. Pages of mapped files count once they are read. */
export interface WeightMemory {
  readonly encoder: number;
  /** The prefill and the decode graph of one kind of smoothing. Each kind has its own. */
  readonly generator: number;
  /** Of that, what is in memory only once it was read: weights of a prefill that stay in the file, packed ones that are kept. */
  readonly readLater: number;
  /** What opening a generator takes on top, until its weights are packed. */
  readonly opening: number;
  /** Of that, what allocators keep, for batches to use. */
  readonly leftBehind: number;
}

/** Conversions of larger weights leave nothing behind: each is a block of the system's own, which goes back. */
const largestKept = 32 * 2 ** 20;
/** Of smaller ones, what the heap and onnxruntime's arena keep, with `allocatorEnvironment`: measured. */
const shareLeft = 0.5;

/** How a model is opened. */
export interface PackOptions {
  /** Whether packed weights are files, which are mapped. Default false. */
  readonly keepsPacked?: boolean;
}

/**
 * A product of the decode graph has its weight packed, as float32; until all are, their float32 numbers are there too, in
 * the mapped file or converted. The prefill graph of a narrow model packs its own copy; that of a wide one reads the mapped
 * file, and converts one weight at a time where it must. To find a packed weight that is kept, onnxruntime packs the one of
 * the mapped file anew, one at a time.
 */
export function weightMemory(
  config: LlavaConfig,
  weights: Weights,
  { keepsPacked = false }: PackOptions = {},
): WeightMemory {
  const { tiedHead } = config;
  const named = (belongs: (name: string) => boolean) =>
    [...weights].filter(([name]) => belongs(name)).map(([, tensor]) => tensor);
  const embedding = named((name) => name === embedTokens);
  const layers = named((name) => isProduct(name, config));
  const products = tiedHead ? [...layers, ...embedding] : layers;
  const packed = float32Bytes(products);
  const isPacked = packsPrefill(narrowestOfPrefill(config));
  const prefill = isPacked ? packed : fileBytes(products);
  // A head that is also the embedding table has been read to its end when it is packed.
  const table = tiedHead && isFloat32(embedding) ? 2 * float32Bytes(embedding) : 0;
  const encoder = named((name) => isOfEncoder(name, config.visionBlocks));
  return {
    encoder: packsPrefill(narrowestOfEncoder(config)) ? float32Bytes(encoder) : fileBytes(encoder),
    generator: packed + prefill + table,
    readLater: (isPacked ? 0 : prefill) + (keepsPacked ? packed : 0),
    opening: packed + (keepsPacked ? largestFloat32(products) : 0),
    leftBehind: shareLeft * float32Bytes(products.filter(isKept)),
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

const float32Bytes = (tensors: readonly TensorLocation[]) =>
  tensors.reduce((sum, { shape }) => sum + 4 * elementCount(shape), 0);

const largestFloat32 = (tensors: readonly TensorLocation[]) =>
  Math.max(0, ...tensors.map((tensor) => float32Bytes([tensor])));

const isKept = (tensor: TensorLocation) => tensor.dtype !== "F32" && float32Bytes([tensor]) < largestKept;

const isFloat32 = (tensors: readonly TensorLocation[]) => tensors.every(({ dtype }) => dtype === "F32");

/** Pages of the file, and the largest of those that each run converts. */
function fileBytes(tensors: readonly TensorLocation[]): number {
  const largest = largestFloat32(tensors.filter(({ dtype }) => dtype !== "F32"));
  return tensors.reduce((sum, { length }) => sum + length, largest);
}
