import type { KvSmooth } from "../methods/method.ts";

/** Rank and weight of each step, from the entropies of one row and layer: Eq. 13 and 14 read once more. */
export function plainWeights(entropies: readonly number[], { M, lambdaRef, window, adaptive }: KvSmooth) {
  return entropies.map((z, step) => {
    const queue = entropies.slice(Math.max(0, step - M + 1), step + 1);
    const lambdaHat = queue.filter((each) => each < z).length / queue.length;
    const clipped = Math.max(Math.min(lambdaHat, lambdaRef + window), lambdaRef - window);
    return { lambdaHat, lambda: adaptive ? clipped : lambdaRef };
  });
}

/** −(1/H) Σ_h Σ_j a ln a, in nats. */
export const plainEntropy = (heads: readonly (readonly number[])[]) =>
  -heads.flat().reduce((sum, a) => sum + (a > 0 ? a * Math.log(a) : 0), 0) / heads.length;

/** r_t ← (1 − λ_t)·r_t + λ_t·r_{t−1}, each row after the one before has been blended; `first` is row −1. */
export function plainBlend(
  rows: readonly (readonly number[])[],
  first: readonly number[],
  weights: readonly number[],
): number[][] {
  let previous = first;
  return rows.map((row, step) => {
    const weight = weights[step] ?? Number.NaN;
    const before = previous;
    const blended = row.map((value, i) => (1 - weight) * value + weight * (before[i] ?? Number.NaN));
    previous = blended;
    return blended;
  });
}
