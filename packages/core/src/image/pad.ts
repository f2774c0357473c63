import { drawOnCanvas } from "./canvas.ts";
import type { RgbImage } from "./rgb-image.ts";

/** `image` in the middle of a square of its long side, on `ground` (RGB, 0–255); an odd margin is larger at the end. */
export function padToSquare(image: RgbImage, ground: readonly [number, number, number]): RgbImage {
  const side = Math.max(image.width, image.height);
  const left = Math.floor((side - image.width) / 2);
  const top = Math.floor((side - image.height) / 2);
  return drawOnCanvas(image, { width: side, height: side, left, top, ground });
}
