import { logGamma } from "./log-gamma.ts";

/** I_x(a, b), the cdf of the beta distribution at `x` in 0..1, for a, b > 0. Numerical Recipes 6.4: a continued fraction. */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean only; above it, by symmetry.
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, a, b) : 1 - lowerTail(1 - x, b, a);
}

function lowerTail(x: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / (a * fraction(x, a, b));
}

/** 1 + d₁/(1 + d₂/(1 + …)), from the front by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let [value, over, under, step] = [1, 1, 0, 0];
  for (let k = 1; Math.abs(step - 1) > 1e-15; k++) {
    const m = Math.floor(k / 2);
    const part = k % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const d = (part * x) / ((a + k - 1) * (a + k));
    under = 1 / (1 + d * under);
    over = 1 + d / over;
    step = over * under;
    value *= step;
  }
  return value;
}
