import type { Counts } from "../../benchmark.ts";

/** What chair.py writes beside each caption. */
export interface CaptionMetrics {
  readonly CHAIRs: number;
  readonly CHAIRi: number;
  readonly Recall: number;
  /** Null, as F1, where the image shows none of the classes: PAI leaves both out. */
  readonly Precision: number | null;
  readonly F1: number | null;
}

/** The metrics of one caption; unlike those of a file, they are 0 where there is nothing to divide by. */
export function captionMetrics(counts: Counts): CaptionMetrics {
  const ratio = (part: string, whole: string) => (counts[part] ?? 0) / (counts[whole] || 1);
  const recall = ratio("correctClasses", "trueClasses");
  const precision = ratio("correctClasses", "namedClasses");
  const f1 = precision + recall === 0 ? 0 : (2 * (recall * precision)) / (precision + recall);
  const isEmpty = !counts["trueClasses"];
  return {
    CHAIRs: counts["hallucinatedCaptions"] ?? 0,
    CHAIRi: ratio("hallucinatedMentions", "mentions"),
    Recall: recall,
    Precision: isEmpty ? null : precision,
    F1: isEmpty ? null : f1,
  };
}
