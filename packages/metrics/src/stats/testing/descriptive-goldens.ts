import { z } from "zod";
import { goldenFile } from "./golden-cases.ts";

const Ends = z.tuple([z.number(), z.number()]);
const Values = z.object({
  x: z.array(z.number()),
  mean: z.number(),
  sd_ddof1: z.number().nullable(),
  median: z.number(),
  linear: z.record(z.string(), z.number()),
});
const Proportion = z.object({ successes: z.int(), n: z.int(), wilson: Ends, clopper_pearson: Ends });
const Descriptive = z.object({ quantiles: z.array(Values), proportion_intervals_95: z.array(Proportion) });

/** numpy's means, deviations and quantiles, and statsmodels' intervals of shares. */
export const { quantiles: valuesGoldens, proportion_intervals_95: proportionGoldens } = goldenFile(
  Descriptive,
  "descriptive.json",
);
