import { z } from "zod";
import { pairedDifferences } from "../paired-differences.ts";
import { resampledSums } from "../resampled-sums.ts";
import { countsOf } from "./counts-of.ts";
import { goldenCases } from "./golden-cases.ts";
import { ResampleMatrix } from "./resample-matrix.ts";
import { meanOf } from "./statistics.ts";

const Case = z.object({
  case: z.string(),
  a: z.array(z.number()),
  b: z.array(z.number()),
  indices: ResampleMatrix,
  difference: z.number(),
  p_two_sided_percentile: z.number(),
  p_two_sided_shifted_null: z.number(),
});

/** numpy's p values of b - a, with the draws they rest on. */
export const pairedBootstrapGoldens = goldenCases(Case, "paired_bootstrap.json");

/** Mean b minus mean a in each of a case's resamples. */
export function resampledDifferences({ a, b, indices }: z.infer<typeof Case>): Float64Array {
  const cell = resampledSums(countsOf({ x: b }), indices);
  const baseline = resampledSums(countsOf({ x: a }), indices);
  return pairedDifferences({ cell, baseline }, meanOf("x"));
}
