import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type LlavaConfig, readConfig } from "../checkpoint/config.ts";
import { readWeights, type Weights } from "../checkpoint/weights.ts";
import { decodeImage } from "../image/decode-image.ts";
import { pixelValues } from "../image/pixel-values.ts";
import { readImageProcessor } from "../image/processor-config.ts";
import { reference } from "./paths.ts";

const Expected = z.object({
  images: z.record(z.string(), z.object({ inputIds: z.array(z.int()) })),
});

/** One of a reference checkpoint's images, as the graphs take it. */
export interface ReferenceImage {
  readonly ids: readonly number[];
  readonly pixels: Float32Array;
}

export interface OpenedReference {
  readonly config: LlavaConfig;
  readonly weights: Weights;
  readonly images: readonly ReferenceImage[];
}

/** A reference checkpoint with the images and the prompt that its expected captions have. */
export async function openReference(checkpoint: string): Promise<OpenedReference> {
  const file = join(reference, "expected", `${checkpoint}.json`);
  const { images } = Expected.parse(JSON.parse(await readFile(file, "utf8")));
  const config = await readConfig(join(reference, "checkpoints", checkpoint));
  const processor = await readImageProcessor(config.imageProcessorFolder);
  const prepared = Object.entries(images).map(async ([image, { inputIds }]) => ({
    ids: inputIds,
    pixels: pixelValues(await decodeImage(join(reference, "images", image)), processor),
  }));
  return { config, weights: await readWeights(config), images: await Promise.all(prepared) };
}
