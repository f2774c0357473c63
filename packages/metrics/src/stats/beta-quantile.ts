import { regularizedBeta } from "./regularized-beta.ts";

/** The x at which I_x(a, b) is `p` in 0..1, by bisection to the last digits: about 60 steps. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-15 * high) {
    const middle = (low + high) / 2;
    if (regularizedBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
