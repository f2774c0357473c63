import type { Counts } from "../../benchmark.ts";
import { roundHalfEven } from "../../results/round-half-even.ts";
import type { ScoreReport } from "../../scoring/file-scorer.ts";
import { chairMetrics } from "./chair-metrics.ts";

/** By the official names, and as the official code prints them. Its Len is a hundredth of the words, to undo its own ×100. */
export function chairReport(sum: Counts): Pick<ScoreReport, "metrics" | "printed"> {
  const words = chairMetrics.words.value(sum);
  const official = {
    CHAIRs: chairMetrics.chairS.value(sum),
    CHAIRi: chairMetrics.chairI.value(sum),
    Recall: chairMetrics.recall.value(sum),
    Precision: chairMetrics.precision.value(sum),
    F1: chairMetrics.f1.value(sum),
    Len: (0.01 * (sum["words"] ?? 0)) / (sum["captions"] ?? 0),
  };
  const present = Object.entries(official).map(
    ([key, value]) => [key, Number.isNaN(value) ? null : value] as const,
  );
  const printed = present.map(([key, value]) => [key, value === null ? null : roundHalfEven(value * 100, 1)]);
  return {
    metrics: { ...Object.fromEntries(present), MeanWords: words },
    printed: Object.fromEntries(printed),
  };
}
