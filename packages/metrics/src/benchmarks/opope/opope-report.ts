import type { Counts } from "../../benchmark.ts";
import type { ScoreReport } from "../../scoring/file-scorer.ts";
import { pythonFloat } from "../../scoring/python-float.ts";
import { type AnswerMetric, answerMetrics } from "./answer-metrics.ts";
import { averaged, strategyCounts } from "./opope-metrics.ts";
import { strategies } from "./questions.ts";

const names: readonly AnswerMetric[] = ["accuracy", "precision", "recall", "f1", "f0.2", "yes_ratio"];

/**
 * Every metric, averaged ("f0.2") and by strategy ("random.f0.2"), and what HALC's table prints of the latter: the first
 * six characters of the value times 100. It prints neither averages nor F_0.2.
 */
export function opopeReport(sum: Counts): Pick<ScoreReport, "metrics" | "printed"> {
  const metrics: [string, number | null][] = names.map((name) => [name, value(averaged(name)(sum))]);
  const printed: [string, string | null][] = names.map((name) => [name, null]);
  for (const strategy of strategies) {
    for (const name of names) {
      const one = value(answerMetrics[name](strategyCounts(sum, strategy)));
      const isPrinted = one !== null && name !== "f0.2";
      metrics.push([`${strategy}.${name}`, one]);
      printed.push([`${strategy}.${name}`, isPrinted ? pythonFloat(one * 100).slice(0, 6) : null]);
    }
  }
  return { metrics: Object.fromEntries(metrics), printed: Object.fromEntries(printed) };
}

const value = (number: number): number | null => (Number.isNaN(number) ? null : number);
