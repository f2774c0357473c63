import { ImageError } from "../errors.ts";

/** Pixels that a picture may have, decoded or on its way to the model: where Pillow sees a decompression bomb. */
export const maxPixels = 178_956_970;

/** Throws ImageError where a picture would grow beyond `maxPixels`, as very long and narrow ones do. */
export function checkPixels(width: number, height: number): void {
  if (width * height <= maxPixels) return;
  throw new ImageError(
    `Cannot resize an image to ${width} × ${height} pixels: at most ${maxPixels} are held in memory`,
    "Crop the image, or leave it out: it is far longer than wide.",
  );
}
