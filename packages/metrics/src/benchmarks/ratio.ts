import type { Counts } from "../benchmark.ts";

/** One count over another; NaN where there is nothing to divide by. */
export const ratio =
  (part: string, whole: string) =>
  (sum: Counts): number =>
    (sum[part] ?? 0) / (sum[whole] ?? 0);
