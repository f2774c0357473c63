import { z } from "zod";
import { goldenCases } from "./golden-cases.ts";

const FromZ = z.object({ z: z.number(), cdf: z.number(), ppf_of_cdf: z.number() });
const FromP = z.object({ p: z.number(), ppf: z.number() });
const cases = goldenCases(z.union([FromZ, FromP]), "normal.json");

/** scipy's cdf at z. */
export const cdfGoldens = cases.flatMap((one) => ("z" in one ? [one] : []));

/** scipy's quantiles. */
export const quantileGoldens = cases.map((one) =>
  "z" in one ? { p: one.cdf, quantile: one.ppf_of_cdf } : { p: one.p, quantile: one.ppf },
);
