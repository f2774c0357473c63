import type { Counts, Metric } from "../../benchmark.ts";

const ratio =
  (part: string, whole: string) =>
  (sum: Counts): number =>
    (sum[part] ?? 0) / (sum[whole] ?? 0);

const recall = ratio("correctClasses", "trueClasses");
const precision = ratio("correctClasses", "namedClasses");

/** In the official order, to the last bit; NaN, as all of these, where the official code divides by zero and stops. */
function f1(sum: Counts): number {
  return (2 * (recall(sum) * precision(sum))) / (precision(sum) + recall(sum));
}

/** CHAIR and what is read beside it, from the counts of `scoreCaption`; `length` needs the captions' tokens besides. */
export const chairMetrics = {
  chairS: { title: "CHAIR_S", unit: "%", better: "lower", value: ratio("hallucinatedCaptions", "captions") },
  chairI: { title: "CHAIR_I", unit: "%", better: "lower", value: ratio("hallucinatedMentions", "mentions") },
  recall: { title: "Recall", unit: "%", better: "higher", value: recall },
  precision: { title: "Precision", unit: "%", better: "higher", value: precision },
  f1: { title: "F1", unit: "%", better: "higher", value: f1 },
  words: { title: "Words", unit: "tokens", better: "neither", value: ratio("words", "captions") },
  length: { title: "Length", unit: "tokens", better: "neither", value: ratio("tokens", "captions") },
} as const satisfies Record<string, Metric>;
