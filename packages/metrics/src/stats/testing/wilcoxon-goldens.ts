import { z } from "zod";
import { goldenCases } from "./golden-cases.ts";

const Result = z.object({
  zero_method: z.enum(["wilcox", "pratt", "zsplit"]),
  method: z.enum(["approx", "exact"]),
  correction: z.boolean(),
  alternative: z.enum(["two-sided", "less", "greater"]),
  statistic: z.number(),
  p: z.number(),
  z: z.number().optional(),
});
const Case = z.object({ case: z.string(), differences: z.array(z.number()), results: z.array(Result) });

/** scipy's signed-rank tests. */
export const wilcoxonGoldens = goldenCases(Case, "wilcoxon.json");
