import { signedRanks } from "./signed-ranks.ts";

/** Matched-pairs rank-biserial correlation, -1..1: how much of the ranks is above 0 rather than below. NaN of zeros alone. */
export function rankBiserial(differences: readonly number[]): number {
  const { plus, minus } = signedRanks(differences, "wilcox");
  return (plus - minus) / (plus + minus);
}
