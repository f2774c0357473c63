import { normalCdf } from "./normal-cdf.ts";
import { signedRankCdf } from "./signed-rank-cdf.ts";
import { type SignedRanks, signedRanks, type ZeroMethod } from "./signed-ranks.ts";

export interface WilcoxonOptions {
  /** Default "wilcox". */
  readonly zeroMethod?: ZeroMethod;
  /** "exact" only without ties and zeros. Default "approx", the normal approximation corrected for ties. */
  readonly method?: "approx" | "exact";
  /** Whether the approximation moves by half a rank towards the middle. Default false. */
  readonly correction?: boolean;
  /** What the differences would be if not alike on both sides of 0: "greater" for above. Default "two-sided". */
  readonly alternative?: "two-sided" | "less" | "greater";
}

/** A signed-rank test's result. */
export interface Wilcoxon {
  /** The smaller rank sum if two-sided, else that of the differences above 0. */
  readonly statistic: number;
  /** Of the approximation, below 0 if two-sided; null if exact, and where every difference is 0. */
  readonly z: number | null;
  /** 1 where every difference is 0. */
  readonly p: number;
}

/** Wilcoxon's signed-rank test of paired differences, as scipy's. Throws RangeError for "exact" with ties or zeros. */
export function wilcoxon(differences: readonly number[], options: WilcoxonOptions = {}): Wilcoxon {
  const { zeroMethod = "wilcox", method = "approx", alternative = "two-sided" } = options;
  const ranks = signedRanks(differences, zeroMethod);
  const statistic = alternative === "two-sided" ? Math.min(ranks.plus, ranks.minus) : ranks.plus;
  if (method === "exact") {
    if (ranks.tied) throw new RangeError("Cannot give an exact p value: there are ties or zeros");
    return { statistic, z: null, p: exactP(ranks, differences.length, alternative) };
  }
  if (ranks.deviation === 0) return { statistic, z: null, p: 1 };
  const z = standardScore(ranks, alternative, options.correction ?? false);
  const p = { less: normalCdf(z), greater: normalCdf(-z), "two-sided": 2 * normalCdf(z) }[alternative];
  return { statistic, z, p: Math.min(1, p) };
}

type Alternative = NonNullable<WilcoxonOptions["alternative"]>;

function exactP({ plus, minus }: SignedRanks, n: number, alternative: Alternative): number {
  // The distribution is symmetric: P(W ≥ plus) is P(W ≤ minus).
  const [less, greater] = [signedRankCdf(plus, n), signedRankCdf(minus, n)];
  return { less, greater, "two-sided": Math.min(1, 2 * Math.min(less, greater)) }[alternative];
}

function standardScore(
  { plus, mean, deviation }: SignedRanks,
  alternative: Alternative,
  corrected: boolean,
): number {
  const gap = plus - mean;
  const shift = { less: 0.5, greater: -0.5, "two-sided": -0.5 * Math.sign(gap) }[alternative];
  const z = (gap + (corrected ? shift : 0)) / deviation;
  return alternative === "two-sided" ? -Math.abs(z) : z;
}
