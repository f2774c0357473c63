import { meanRanks } from "./mean-ranks.ts";

/** What becomes of zeros: left out; ranked, and their ranks left out; or half of their ranks given to each side. */
export type ZeroMethod = "wilcox" | "pratt" | "zsplit";

/** Rank sums of the differences above and below 0, and what they would be by chance. */
export interface SignedRanks {
  readonly plus: number;
  readonly minus: number;
  /** Expectation and standard deviation of `plus`, corrected for ties. */
  readonly mean: number;
  readonly deviation: number;
  /** Whether two differences are as far from 0, or one is 0. */
  readonly tied: boolean;
}

/** Ranks differences by their distance from 0, as scipy's `wilcoxon`. */
export function signedRanks(differences: readonly number[], zeroMethod: ZeroMethod): SignedRanks {
  const kept = zeroMethod === "wilcox" ? differences.filter((one) => one !== 0) : differences;
  const ranks = meanRanks(kept.map(Math.abs));
  const sumOf = (side: (difference: number) => boolean) =>
    ranks.reduce((sum, rank, i) => sum + (side(kept[i] ?? 0) ? rank : 0), 0);
  const zeros = kept.filter((one) => one === 0).length;
  const half = zeroMethod === "zsplit" ? sumOf((one) => one === 0) / 2 : 0;
  // Pratt's zeros take part in the ranking alone (Cureton 1967).
  const dropped = zeroMethod === "pratt" ? zeros : 0;
  const ranked = kept.filter((one) => one !== 0 || zeroMethod !== "pratt");
  const ties = tieTerm(ranked.map(Math.abs));
  const variance = (squares(kept.length) - squares(dropped) - ties / 2) / 24;
  return {
    plus: sumOf((one) => one > 0) + half,
    minus: sumOf((one) => one < 0) + half,
    mean: (pairs(kept.length) - pairs(dropped)) / 4,
    deviation: Math.sqrt(variance),
    tied: ties > 0 || differences.includes(0),
  };
}

const pairs = (n: number): number => n * (n + 1);
const squares = (n: number): number => n * (n + 1) * (2 * n + 1);

/** Sum of t³ - t over groups of t equal values. */
function tieTerm(values: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + size ** 3 - size, 0);
}
