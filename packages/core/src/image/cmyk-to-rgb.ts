/** CMYK bytes (0 = no ink) as RGB bytes by Pillow's formula, which knows no colour profile. */
export function cmykToRgb(cmyk: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((cmyk.length / 4) * 3);
  for (let from = 0, to = 0; from < cmyk.length; from += 4, to += 3) {
    const light = 255 - (cmyk[from + 3] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      rgb[to + channel] = light - multiplied(light, cmyk[from + channel] ?? 0);
    }
  }
  return rgb;
}

/** a · b / 255 of two bytes, rounded as Pillow's MULDIV255. */
function multiplied(a: number, b: number): number {
  const t = a * b + 128;
  return (t + (t >> 8)) >> 8;
}
