import { expect } from "vitest";
import type { ScoreReport } from "../../../scoring/file-scorer.ts";
import type { ExpectedStrategy } from "./reference.ts";

/** Expects counts, metrics and printed values of one strategy to equal the official ones, to the last digit. */
export function expectStrategy(report: ScoreReport, strategy: string, expected: ExpectedStrategy): void {
  const { TP, FP, TN, FN, batch_eval = {}, error, ...metrics } = expected;
  const { counts } = report;
  expect({
    TP: counts[`${strategy}TP`],
    FP: counts[`${strategy}FP`],
    TN: counts[`${strategy}TN`],
    FN: counts[`${strategy}FN`],
  }).toEqual({ TP, FP, TN, FN });
  for (const [name, value] of Object.entries(metrics))
    expect(report.metrics[`${strategy}.${name}`]).toBe(value);
  for (const [name, text] of Object.entries(batch_eval))
    expect(report.printed[`${strategy}.${name}`]).toBe(text);
  if (error?.startsWith("ZeroDivisionError")) expect(report.metrics[`${strategy}.f1`]).toBeNull();
}
