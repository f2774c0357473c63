/** How p values are corrected for their number, by statsmodels' names. */
export type Adjustment = "bonferroni" | "holm" | "holm-sidak" | "simes-hochberg" | "fdr_bh" | "fdr_by";

/**
 * Adjusted p values in the order given; those up to alpha are the discoveries. "holm" bounds the chance of any false one,
 * "fdr_bh" (Benjamini–Hochberg) the expected share of false ones. Throws RangeError for a p outside 0..1.
 */
export function adjustPValues(pValues: readonly number[], adjustment: Adjustment): number[] {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`Cannot adjust a p value of ${wrong}: it isn't in 0..1`);
  return adjustments[adjustment](pValues);
}

/** What becomes of the p value at `rank` from 1 of `m` in ascending order. */
type Correction = (p: number, rank: number, m: number) => number;

/** No p value may get below that of a smaller one. */
const stepDown =
  (correct: Correction) =>
  (pValues: readonly number[]): number[] => {
    let largest = 0;
    return inOrder(pValues, ascending(pValues), (p, rank) => {
      largest = Math.max(largest, Math.min(1, correct(p, rank, pValues.length)));
      return largest;
    });
  };

/** No p value may get above that of a larger one. */
const stepUp =
  (correct: Correction) =>
  (pValues: readonly number[]): number[] => {
    let smallest = 1;
    return inOrder(pValues, ascending(pValues).reverse(), (p, rank) => {
      smallest = Math.min(smallest, correct(p, rank, pValues.length));
      return smallest;
    });
  };

const adjustments: Readonly<Record<Adjustment, (pValues: readonly number[]) => number[]>> = {
  bonferroni: (pValues) => pValues.map((p) => Math.min(1, p * pValues.length)),
  holm: stepDown((p, rank, m) => p * (m - rank + 1)),
  "holm-sidak": stepDown((p, rank, m) => -Math.expm1((m - rank + 1) * Math.log1p(-p))),
  "simes-hochberg": stepUp((p, rank, m) => p * (m - rank + 1)),
  fdr_bh: stepUp((p, rank, m) => (p * m) / rank),
  fdr_by: stepUp((p, rank, m) => (p * m * harmonic(m)) / rank),
};

const harmonic = (m: number): number =>
  Array.from({ length: m }, (_, i) => 1 / (i + 1)).reduce((sum, term) => sum + term, 0);

interface Ranked {
  readonly p: number;
  readonly position: number;
  readonly rank: number;
}

function ascending(pValues: readonly number[]): Ranked[] {
  const sorted = pValues.map((p, position) => ({ p, position })).sort((a, b) => a.p - b.p);
  return sorted.map((one, i) => ({ ...one, rank: i + 1 }));
}

function inOrder(
  pValues: readonly number[],
  order: readonly Ranked[],
  adjust: (p: number, rank: number) => number,
): number[] {
  const adjusted = pValues.map(() => 0);
  for (const { p, position, rank } of order) adjusted[position] = adjust(p, rank);
  return adjusted;
}
