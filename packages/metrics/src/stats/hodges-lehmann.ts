import { quantile } from "./quantile.ts";

/** The median of the means of all pairs, each with itself, too: a centre that outliers hardly move. NaN of none. */
export function hodgesLehmann(differences: readonly number[]): number {
  const walsh = differences.flatMap((one, i) => differences.slice(i).map((other) => (one + other) / 2));
  return quantile(Float64Array.from(walsh).sort(), 0.5);
}
