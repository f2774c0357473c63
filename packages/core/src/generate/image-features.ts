import { Tensor } from "onnxruntime-node";
import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { DecodeError } from "../errors.ts";
import { imageEncoder } from "../models/llava.ts";
import type { GenerationOptions } from "./graph-parts.ts";
import { narrowestOfEncoder } from "./narrowest-product.ts";
import { prefillSession } from "./prefill-session.ts";
import { Session, type SessionOptions } from "./session.ts";

/** The image encoder of one model, compiled. */
export class ImageFeatures {
  readonly #session: Session;

  private constructor(session: Session) {
    this.#session = session;
  }

  static async open(
    config: LlavaConfig,
    weights: Weights,
    options: SessionOptions & Pick<GenerationOptions, "dtype">,
  ): Promise<ImageFeatures> {
    const session = prefillSession(options, narrowestOfEncoder(config));
    return new ImageFeatures(
      await Session.open(imageEncoder(config, weights, options.dtype), config.folder, session),
    );
  }

  /** Pixel values of each image, [3, E, E] → features of all, [S, N, D]. */
  async encode(images: readonly Float32Array[]): Promise<Float32Array> {
    const size = images[0]?.length ?? 0;
    const edge = Math.sqrt(size / 3);
    const pixels = new Float32Array(images.length * size);
    images.forEach((image, index) => {
      pixels.set(image, index * size);
    });
    const shape = [images.length, 3, edge, edge];
    const { image_features } = await this.#session.run({
      pixel_values: new Tensor("float32", pixels, shape),
    });
    if (image_features?.data instanceof Float32Array) return image_features.data;
    throw new DecodeError(
      "Cannot encode images: the encoder gave no features",
      "This is a bug; please report it.",
    );
  }

  /** Wall time spent in onnxruntime so far. */
  get seconds(): number {
    return this.#session.seconds;
  }

  async close(): Promise<void> {
    await this.#session.close();
  }
}
