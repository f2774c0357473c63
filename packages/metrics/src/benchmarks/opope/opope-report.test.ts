import { expect, test } from "vitest";
import { opopeReport } from "./opope-report.ts";

const one = (strategy: string) => ({
  [`${strategy}TP`]: 3,
  [`${strategy}FP`]: 1,
  [`${strategy}TN`]: 2,
  [`${strategy}FN`]: 0,
});

test("opopeReport() prints the first six characters of percents, and neither averages nor F_0.2", () => {
  const { metrics, printed } = opopeReport({ ...one("random"), ...one("popular"), ...one("adversarial") });
  expect(metrics).toMatchObject({ "random.accuracy": 5 / 6, precision: 0.75, "popular.recall": 1 });
  expect(printed).toMatchObject({
    "random.accuracy": "83.333",
    "random.recall": "100.0",
    "random.f0.2": null,
    accuracy: null,
  });
});

test("opopeReport() has null where there is nothing to divide by", () => {
  expect(opopeReport({}).metrics).toMatchObject({ accuracy: null, "random.precision": null });
});
