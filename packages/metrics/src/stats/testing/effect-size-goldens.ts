import { z } from "zod";
import { goldenCases } from "./golden-cases.ts";
import { wilcoxonGoldens } from "./wilcoxon-goldens.ts";

const Case = z.object({
  case: z.string(),
  cohen_dz: z.number(),
  rank_biserial: z.number(),
  hodges_lehmann: z.number(),
});

/** Effect sizes of the differences that wilcoxon.json has under the same name. */
export const effectSizeGoldens = goldenCases(Case, "effect_sizes.json").map((one) => ({
  ...one,
  differences: wilcoxonGoldens.find((other) => other.case === one.case)?.differences ?? [],
}));
