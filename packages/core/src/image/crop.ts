import { drawOnCanvas } from "./canvas.ts";
import type { RgbImage } from "./rgb-image.ts";

/** The centre of `image`, `width` × `height` pixels; black around a picture that is smaller. */
export function cropCentre(image: RgbImage, width: number, height: number): RgbImage {
  // The cut is floored, so the margin around a smaller picture is rounded up.
  const left = -Math.floor((image.width - width) / 2);
  const top = -Math.floor((image.height - height) / 2);
  return drawOnCanvas(image, { width, height, left, top, ground: [0, 0, 0] });
}
