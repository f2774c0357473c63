import { binomialCdf } from "./binomial-cdf.ts";
import type { Discordance } from "./discordance.ts";
import { normalCdf } from "./normal-cdf.ts";

/** A chi-square statistic with one degree of freedom. */
export interface ChiSquare {
  readonly statistic: number;
  readonly p: number;
}

/** Two-sided p values of McNemar's test; null where no image differs and the formula has nothing to divide by. */
export interface McNemar {
  /** Of the binomial test: the one to report. 1 where no image differs. */
  readonly exact: number;
  /** The exact one less half of the observed table's probability on each side: less conservative. */
  readonly midP: number | null;
  readonly chiSquare: ChiSquare | null;
  /** With the continuity correction. */
  readonly corrected: ChiSquare | null;
}

/** Tests whether two cells show something, such as a hallucination, in as many captions of the same images. */
export function mcnemar({ onlyCell, onlyBaseline }: Pick<Discordance, "onlyCell" | "onlyBaseline">): McNemar {
  const n = onlyCell + onlyBaseline;
  if (n === 0) return { exact: 1, midP: null, chiSquare: null, corrected: null };
  const fewer = Math.min(onlyCell, onlyBaseline);
  const gap = Math.abs(onlyCell - onlyBaseline);
  const [upTo, below] = [binomialCdf(fewer, n, 0.5), binomialCdf(fewer - 1, n, 0.5)];
  return {
    exact: Math.min(1, 2 * upTo),
    midP: gap === 0 ? 2 * below : upTo + below,
    chiSquare: chiSquare(gap ** 2 / n),
    corrected: chiSquare((gap - 1) ** 2 / n),
  };
}

const chiSquare = (statistic: number): ChiSquare => ({ statistic, p: 2 * normalCdf(-Math.sqrt(statistic)) });
