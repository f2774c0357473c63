import { regularizedBeta } from "./regularized-beta.ts";

/** P(X ≤ k) of X ~ Bin(n, p), for whole k and n. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return regularizedBeta(1 - p, n - k, k + 1);
}
