import type { Counts, Metric } from "../../benchmark.ts";
import { type AnswerCounts, type AnswerMetric, answerMetrics } from "./answer-metrics.ts";
import { type Strategy, strategies } from "./questions.ts";

/** One strategy's counts out of the sums of `countAnswers`. */
export function strategyCounts(sum: Counts, strategy: Strategy): AnswerCounts {
  const count = (kind: string) => sum[`${strategy}${kind}`] ?? 0;
  return { TP: count("TP"), FP: count("FP"), TN: count("TN"), FN: count("FN") };
}

/** A metric's mean over the strategies: of the metrics, not of what they are made of. */
export function averaged(metric: AnswerMetric): (sum: Counts) => number {
  return (sum) => {
    const values = strategies.map((strategy) => answerMetrics[metric](strategyCounts(sum, strategy)));
    return values.reduce((total, value) => total + value, 0) / strategies.length;
  };
}

/** OPOPE's metrics, each the mean over the three strategies. */
export const opopeMetrics = {
  accuracy: { title: "Accuracy", unit: "%", better: "higher", value: averaged("accuracy") },
  precision: { title: "Precision", unit: "%", better: "higher", value: averaged("precision") },
  recall: { title: "Recall", unit: "%", better: "higher", value: averaged("recall") },
  fBeta: { title: "F_0.2", unit: "%", better: "higher", value: averaged("f0.2") },
  f1: { title: "F1", unit: "%", better: "higher", value: averaged("f1") },
  yesRatio: { title: "Yes", unit: "%", better: "neither", value: averaged("yes_ratio") },
} as const satisfies Record<string, Metric>;
