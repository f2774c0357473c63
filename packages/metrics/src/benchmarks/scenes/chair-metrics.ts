import type { Counts, Metric } from "../../benchmark.ts";

const ratio =
  (part: string, whole: string) =>
  (sum: Counts): number =>
    (sum[part] ?? 0) / (sum[whole] ?? 0);

const recall = ratio("correctClasses", "trueClasses");
const precision = ratio("correctClasses", "namedClasses");

/** The harmonic mean, 0 where no class is right; NaN where there is no class at all. In chair.py's order, to the last bit. */
function f1(sum: Counts): number {
  if (!sum["namedClasses"] && !sum["trueClasses"]) return Number.NaN;
  if (!sum["correctClasses"]) return 0;
  return (2 * precision(sum) * recall(sum)) / (precision(sum) + recall(sum));
}

/** CHAIR and what is read beside it, from the counts of `countCaption`. */
export const chairMetrics = {
  chairS: { title: "CHAIR_S", unit: "%", better: "lower", value: ratio("hallucinatedCaptions", "captions") },
  chairI: { title: "CHAIR_I", unit: "%", better: "lower", value: ratio("hallucinatedMentions", "mentions") },
  recall: { title: "Recall", unit: "%", better: "higher", value: recall },
  precision: { title: "Precision", unit: "%", better: "higher", value: precision },
  f1: { title: "F1", unit: "%", better: "higher", value: f1 },
  length: { title: "Length", unit: "tokens", better: "neither", value: ratio("tokens", "captions") },
} as const satisfies Record<string, Metric>;
