/** 16-bit grey samples (little-endian) as RGB bytes. Pillow clips them at 255 where others scale. */
export function clipSixteenBits(samples: Uint8Array): Uint8Array {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  const rgb = new Uint8Array((samples.length / 2) * 3);
  for (let pixel = 0; pixel < samples.length / 2; pixel++) {
    rgb.fill(Math.min(view.getUint16(pixel * 2, true), 255), pixel * 3, pixel * 3 + 3);
  }
  return rgb;
}
