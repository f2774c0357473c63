import { z } from "zod";
import { goldenCases } from "./golden-cases.ts";
import { ResampleMatrix } from "./resample-matrix.ts";

const Numbers = z.array(z.number());
const Ends = z.tuple([z.number(), z.number()]);
const Bca = z.object({ z0_proportion: z.number(), z0: z.number(), bca_levels: Ends, bca: Ends });
const Case = z.object({
  case: z.string(),
  level: z.number(),
  arrays: z.record(z.string(), Numbers),
  indices: ResampleMatrix,
  estimate: z.number(),
  replicates: Numbers.transform((values) => Float64Array.from(values)),
  standard_error_ddof1: z.number(),
  jackknife: Numbers.transform((values) => Float64Array.from(values)),
  percentile: Ends,
  basic: Ends,
  acceleration: z.number().optional(),
  ...Bca.partial().shape,
  "ties_within_1e-12": Bca.optional(),
});

/** Intervals of numpy and scipy, with the draws they rest on. */
export const bootstrapGoldens = goldenCases(Case, "bootstrap.json").map(
  ({ "ties_within_1e-12": tolerant, ...one }) => ({ ...one, ...tolerant }),
);
export type BootstrapGolden = (typeof bootstrapGoldens)[number];

/** The case of this name. */
export function bootstrapGolden(name: string): BootstrapGolden {
  const found = bootstrapGoldens.find((one) => one.case === name);
  if (found === undefined)
    throw new RangeError(`Cannot find case "${name}": bootstrap.json has no such case`);
  return found;
}
