import type { RgbImage } from "./rgb-image.ts";

/** Where a picture is put: the canvas's size, the picture's left and top on it (may be negative), and its ground. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** RGB, 0–255. */
  readonly ground: readonly [number, number, number];
}

/** The part of `image` that falls on the canvas; the canvas's ground elsewhere. */
export function drawOnCanvas(image: RgbImage, { width, height, left, top, ground }: Canvas): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i += 3) data.set(ground, i);
  const firstColumn = Math.max(left, 0);
  const columns = Math.min(left + image.width, width) - firstColumn;
  for (let y = Math.max(top, 0); y < Math.min(top + image.height, height); y++) {
    const from = ((y - top) * image.width + firstColumn - left) * 3;
    data.set(image.data.subarray(from, from + columns * 3), (y * width + firstColumn) * 3);
  }
  return { width, height, data };
}
