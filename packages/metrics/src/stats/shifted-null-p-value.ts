import { tieTolerance } from "./tie-tolerance.ts";

/**
 * Two-sided p value of a difference being 0: how often its resampled values stray from it by as much as it is from 0, the
 * sample itself counted with the resamples. NaN differences are left out.
 */
export function shiftedNullPValue(differences: Float64Array, observed: number): number {
  let [asFar, resamples] = [0, 0];
  for (const difference of differences) {
    if (Number.isNaN(difference)) continue;
    resamples++;
    if (Math.abs(difference - observed) >= Math.abs(observed) - tieTolerance) asFar++;
  }
  return (1 + asFar) / (resamples + 1);
}
