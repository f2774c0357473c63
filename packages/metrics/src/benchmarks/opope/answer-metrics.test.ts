import { expect, test } from "vitest";
import { answerMetrics } from "./answer-metrics.ts";

test("answerMetrics equal the official arithmetic to the last bit", () => {
  const counts = { TP: 547, FP: 23, TN: 772, FN: 248 };
  expect(answerMetrics.accuracy(counts)).toBe(0.829559748427673);
  expect(answerMetrics.precision(counts)).toBe(0.9596491228070175);
  expect(answerMetrics.f1(counts)).toBe(0.8014652014652015);
  expect(answerMetrics["f0.2"](counts)).toBe(0.9452974410103023);
  expect(answerMetrics.yes_ratio(counts)).toBe(0.3584905660377358);
});

test("answerMetrics are NaN where the official code divides by zero", () => {
  const counts = { TP: 0, FP: 0, TN: 3, FN: 3 };
  expect(answerMetrics.precision(counts)).toBeNaN();
  expect(answerMetrics.f1(counts)).toBeNaN();
  expect(answerMetrics.recall(counts)).toBe(0);
});
