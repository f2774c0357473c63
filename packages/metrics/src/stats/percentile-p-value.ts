import { tieTolerance } from "./tie-tolerance.ts";

/**
 * Two-sided p value of a difference being 0, from its resampled values: twice the smaller share beyond 0, the sample itself
 * counted with the resamples. 1 at most; NaN differences are left out.
 */
export function percentilePValue(differences: Float64Array): number {
  let [below, above, resamples] = [0, 0, 0];
  for (const difference of differences) {
    if (Number.isNaN(difference)) continue;
    resamples++;
    if (difference <= tieTolerance) below++;
    if (difference >= -tieTolerance) above++;
  }
  return Math.min(1, (2 * (1 + Math.min(below, above))) / (resamples + 1));
}
