import type { Counts, Metric } from "../../benchmark.ts";
import { objectMetrics, precision, recall } from "../object-metrics.ts";
import { ratio } from "../ratio.ts";

const { length, ...others } = objectMetrics(f1);

/** CHAIR and what is read beside it, from the counts of `scoreCaption`; `length` needs the captions' tokens besides. */
export const chairMetrics = {
  ...others,
  words: { title: "Words", unit: "tokens", better: "neither", value: ratio("words", "captions") },
  length,
} as const satisfies Record<string, Metric>;

/** In the official order, to the last bit; NaN, as all of these, where the official code divides by zero and stops. */
function f1(sum: Counts): number {
  return (2 * (recall(sum) * precision(sum))) / (precision(sum) + recall(sum));
}
