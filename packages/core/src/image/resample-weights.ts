/** What one output pixel sums up: `count` input pixels from `start` on, with weights from `offset` in `weights`. */
export interface ResampleWeights {
  readonly start: Int32Array;
  readonly count: Int32Array;
  readonly offset: Int32Array;
  /** Fixed point with `precisionBits` fractional bits. */
  readonly weights: Int32Array;
}

/** Fractional bits that Pillow's weights have: 32 − 8 for a byte − 2 for overshoot. */
export const precisionBits = 22;

/** Pillow's antialiased bicubic weights along one axis, from `from` pixels to `to` pixels. */
export function resampleWeights(from: number, to: number): ResampleWeights {
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const support = 2 * stretch;
  const weights: number[] = [];
  const [start, count, offset] = [new Int32Array(to), new Int32Array(to), new Int32Array(to)];
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const first = Math.max(Math.trunc(centre - support + 0.5), 0);
    const end = Math.min(Math.trunc(centre + support + 0.5), from);
    start[i] = first;
    count[i] = end - first;
    offset[i] = weights.length;
    weights.push(...fixedPoint(kernel(first, end, centre, stretch)));
  }
  return { start, count, offset, weights: Int32Array.from(weights) };
}

/** The normalised weights of the input pixels [first, end) around `centre`. */
function kernel(first: number, end: number, centre: number, stretch: number): number[] {
  const inverse = 1 / stretch; // a product with the inverse and a division differ in the last bit
  const raw = Array.from({ length: end - first }, (_, i) => bicubic((i + first - centre + 0.5) * inverse));
  let sum = 0;
  for (const weight of raw) sum += weight;
  return sum === 0 ? raw : raw.map((weight) => weight / sum);
}

/** Keys' cubic with a = −0.5, evaluated in Pillow's order. */
function bicubic(distance: number): number {
  const a = -0.5;
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

function fixedPoint(weights: number[]): number[] {
  return weights.map((weight) => Math.trunc(weight * 2 ** precisionBits + (weight < 0 ? -0.5 : 0.5)));
}
