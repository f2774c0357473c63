import { expect, test } from "vitest";
import { answerMetrics } from "./answer-metrics.ts";
import { opopeMetrics, strategyCounts } from "./opope-metrics.ts";
import { strategies } from "./questions.ts";

const sum = {
  randomTP: 2,
  randomFP: 0,
  randomTN: 3,
  randomFN: 1,
  popularTP: 2,
  popularFP: 1,
  popularTN: 2,
  popularFN: 1,
  adversarialTP: 2,
  adversarialFP: 2,
  adversarialTN: 1,
  adversarialFN: 1,
};

test("opopeMetrics are means over strategies: F is averaged, not made of averages", () => {
  expect(opopeMetrics.accuracy.value(sum)).toBeCloseTo((5 / 6 + 4 / 6 + 3 / 6) / 3, 14);
  const each = strategies.map((strategy) => answerMetrics["f0.2"](strategyCounts(sum, strategy)));
  expect(opopeMetrics.fBeta.value(sum)).toBeCloseTo(each.reduce((a, b) => a + b) / 3, 14);
});

test("opopeMetrics have no value where one strategy has none", () => {
  expect(opopeMetrics.precision.value({ ...sum, randomTP: 0 })).toBeNaN();
});
