import type { Counts } from "../../benchmark.ts";
import { objectMetrics, precision, recall } from "../object-metrics.ts";

/** CHAIR and what is read beside it, from the counts of `countCaption`. */
export const chairMetrics = objectMetrics(f1);

/** The harmonic mean, 0 where no class is right; NaN where there is no class at all. In chair.py's order, to the last bit. */
function f1(sum: Counts): number {
  if (!sum["namedClasses"] && !sum["trueClasses"]) return Number.NaN;
  if (!sum["correctClasses"]) return 0;
  return (2 * precision(sum) * recall(sum)) / (precision(sum) + recall(sum));
}
