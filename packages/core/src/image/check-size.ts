import { CheckpointError, ImageError } from "../errors.ts";
import type { ImageProcessor } from "./processor-config.ts";
import type { RgbImage } from "./rgb-image.ts";

/** Throws CheckpointError where every picture would come out of another size than the vision tower takes. */
export function checkProcessorSize(processor: ImageProcessor, folder: string, edge: number): void {
  const { key, size } = fixedSize(processor);
  if (!size || (size.width === edge && size.height === edge)) return;
  throw new CheckpointError(
    `Cannot use the image processor of "${folder}": ${key} is ${size.width} × ${size.height}, ` +
      `the vision tower's image_size is ${edge}`,
    `Correct ${key}, or take the image processor that belongs to the vision tower.`,
  );
}

/** Throws ImageError for a prepared picture that is not what the vision tower takes. */
export function checkImageSize({ width, height }: RgbImage, edge: number): void {
  if (width === edge && height === edge) return;
  throw new ImageError(
    `Cannot caption an image of ${width} × ${height} pixels: the vision tower takes ${edge} × ${edge}`,
    "Set do_center_crop or do_pad in the model's preprocessor_config.json, or make the image square.",
  );
}

/** The size that all pictures come out in, if there is one. */
function fixedSize({ do_center_crop, crop_size, do_resize, size }: ImageProcessor) {
  if (do_center_crop) return { key: "crop_size", size: crop_size };
  return { key: "size", size: do_resize && "height" in size ? size : undefined };
}
