import { precisionBits, resampleWeights } from "./resample-weights.ts";
import type { RgbImage } from "./rgb-image.ts";

/** The antialiased bicubic resize of Pillow 13 to `width` × `height` pixels, equal to it in every bit. */
export function resizeBicubic(image: RgbImage, width: number, height: number): RgbImage {
  return verticalFirst(image, width, height)
    ? resizeWidth(resizeHeight(image, height), width)
    : resizeHeight(resizeWidth(image, width), height);
}

/** Each pass rounds to bytes, so their order shows in the result. This is when Pillow 13 departs from its usual one. */
function verticalFirst(image: RgbImage, width: number, height: number): boolean {
  const rowsLost = image.height - height;
  return rowsLost > 0 && rowsLost > 2 * (image.width - width);
}

function resizeWidth({ width: from, height, data }: RgbImage, to: number): RgbImage {
  return { width: to, height, data: resample(data, { blocks: height, from, to, lanes: 3 }) };
}

function resizeHeight({ width, height: from, data }: RgbImage, to: number): RgbImage {
  return { width, height: to, data: resample(data, { blocks: 1, from, to, lanes: width * 3 }) };
}

/** An axis of [blocks, from, lanes] samples that becomes [blocks, to, lanes]. */
interface Pass {
  readonly blocks: number;
  readonly from: number;
  readonly to: number;
  readonly lanes: number;
}

function resample(data: Uint8Array, { blocks, from, to, lanes }: Pass): Uint8Array {
  if (from === to) return data;
  const { start, count, offset, weights } = resampleWeights(from, to);
  const out = new Uint8ClampedArray(blocks * to * lanes);
  let written = 0;
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < to; i++) {
      const first = (block * from + (start[i] ?? 0)) * lanes;
      const firstWeight = offset[i] ?? 0;
      const lastWeight = firstWeight + (count[i] ?? 0);
      for (let lane = 0; lane < lanes; lane++) {
        let sum = 1 << (precisionBits - 1);
        for (let at = first + lane, k = firstWeight; k < lastWeight; k++, at += lanes) {
          sum += (data[at] ?? 0) * (weights[k] ?? 0);
        }
        out[written++] = sum >> precisionBits;
      }
    }
  }
  return new Uint8Array(out.buffer);
}
