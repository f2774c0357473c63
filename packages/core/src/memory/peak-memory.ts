import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { type BatchShape, batchMemory } from "./batch-memory.ts";
import { type PackOptions, type WeightMemory, weightMemory } from "./weight-memory.ts";

const MiB = 2 ** 20;

/** Node.js with this package's modules, and onnxruntime: measured on Linux, x64. */
const processBytes = 122 * MiB;
/** A layer's nodes in the graphs of one generator, as onnxruntime keeps them: measured. */
const layerBytes = 3 * MiB;

/** Peak memory of the process that runs one model, in bytes of resident memory. */
export class PeakMemory {
  readonly #config: LlavaConfig;
  readonly #weights: WeightMemory;
  readonly keepsPacked: boolean;

  constructor(config: LlavaConfig, weights: Weights, { keepsPacked = false }: PackOptions = {}) {
    this.#config = config;
    this.#weights = weightMemory(config, weights, { keepsPacked });
    this.keepsPacked = keepsPacked;
  }

  /** Until the model is open, with so many generators: one each for "cache", what else methods need, and a trace. */
  opening(generators = 1): number {
    const { readLater, opening } = this.#weights;
    return this.#constant + generators * this.#generator - readLater + opening;
  }

  /** While a batch is decoded. */
  decoding(shape: BatchShape, generators = 1): number {
    const working = Math.max(batchMemory(this.#config, shape), generators * this.#weights.leftBehind);
    return this.#constant + generators * this.#generator + working;
  }

  /** The larger of the two. */
  of(shape: BatchShape, generators = 1): number {
    return Math.max(this.opening(generators), this.decoding(shape, generators));
  }

  get #constant(): number {
    return processBytes + this.#weights.encoder;
  }

  get #generator(): number {
    return this.#weights.generator + this.#config.text.num_hidden_layers * layerBytes;
  }
}
