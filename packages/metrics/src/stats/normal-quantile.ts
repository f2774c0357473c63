import { normalCdf } from "./normal-cdf.ts";

/** The z with P(Z ≤ z) = `p`, the inverse of `normalCdf`; infinite at 0 and 1, NaN outside 0..1. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  // Newton's steps on the logarithm, which is concave: from the left of the root they never overshoot.
  let z = -Math.sqrt(-2 * Math.log(p));
  let step = 1;
  while (Math.abs(step) > 1e-9) {
    const cdf = normalCdf(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    step = (Math.log(p / cdf) * cdf) / density;
    z += step;
  }
  return z;
}
