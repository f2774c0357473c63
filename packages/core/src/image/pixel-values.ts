import { checkImageSize } from "./check-size.ts";
import { cropCentre } from "./crop.ts";
import { checkPixels } from "./max-pixels.ts";
import { padToSquare } from "./pad.ts";
import type { ImageProcessor } from "./processor-config.ts";
import { resizeBicubic } from "./resize.ts";
import type { RgbImage } from "./rgb-image.ts";

/**
 * What the vision tower is fed: float32 [3, height, width], equal in every bit to Hugging Face's PIL processors.
 * Throws ImageError for a picture so narrow that padding or resizing it would fill the memory, and for one that does not
 * come out as a square of `edge` pixels, where that is given.
 */
export function pixelValues(image: RgbImage, processor: ImageProcessor, edge?: number): Float32Array {
  const { crop_size } = processor;
  const padded = processor.do_pad ? pad(image, processor) : image;
  const resized = processor.do_resize ? resize(padded, processor) : padded;
  const cropped = processor.do_center_crop ? cropCentre(resized, crop_size.width, crop_size.height) : resized;
  if (edge !== undefined) checkImageSize(cropped, edge);
  return channelsFirst(cropped, processor);
}

function pad(image: RgbImage, processor: ImageProcessor): RgbImage {
  const side = Math.max(image.width, image.height);
  checkPixels(side, side);
  const [red, green, blue] = processor.image_mean;
  return padToSquare(image, [Math.trunc(255 * red), Math.trunc(255 * green), Math.trunc(255 * blue)]);
}

function resize(image: RgbImage, { size }: ImageProcessor): RgbImage {
  const { width, height } = "height" in size ? size : fittedSize(image, size.shortest_edge);
  checkPixels(width, height);
  return resizeBicubic(image, width, height);
}

function fittedSize({ width, height }: RgbImage, short: number): { width: number; height: number } {
  const long = Math.trunc((short * Math.max(width, height)) / Math.min(width, height));
  return width <= height ? { width: short, height: long } : { width: long, height: short };
}

function channelsFirst({ width, height, data }: RgbImage, processor: ImageProcessor): Float32Array {
  const plane = width * height;
  const values = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++) {
    const table = valueOfByte(processor, channel);
    for (let pixel = 0; pixel < plane; pixel++) {
      values[channel * plane + pixel] = table[data[pixel * 3 + channel] ?? 0] ?? 0;
    }
  }
  return values;
}

/** The value of each byte: a float64 product, then float32 arithmetic, as NumPy does it. */
function valueOfByte(processor: ImageProcessor, channel: number): Float32Array {
  const factor = processor.do_rescale ? processor.rescale_factor : 1;
  const scaled = Float32Array.from({ length: 256 }, (_, byte) => byte * factor);
  if (!processor.do_normalize) return scaled;
  const mean = Math.fround(processor.image_mean[channel] ?? 0);
  const std = Math.fround(processor.image_std[channel] ?? 1);
  return scaled.map((value) => Math.fround(value - mean) / std);
}
