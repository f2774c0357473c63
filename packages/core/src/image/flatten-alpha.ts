/** RGBA bytes as RGB bytes: composited on white, rounded as Pillow's alpha_composite, or with alpha dropped. */
export function flattenAlpha(rgba: Uint8Array, onWhite: boolean): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = onWhite ? (rgba[from + 3] ?? 255) : 255;
    for (let channel = 0; channel < 3; channel++) {
      rgb[to + channel] = overWhite(rgba[from + channel] ?? 0, alpha);
    }
  }
  return rgb;
}

/** Pillow's fixed point: 7 fractional bits, a rounded division by 255. */
function overWhite(colour: number, alpha: number): number {
  const sum = (colour * alpha + 255 * (255 - alpha)) * 128 + (128 << 7);
  return (((sum >> 8) + sum) >> 8) >> 7;
}
