import { expect, test } from "vitest";
import { objectMetrics } from "./object-metrics.ts";

test("objectMetrics() divide sums of counts, and take F1 from the benchmark", () => {
  const sum = {
    ...{ captions: 4, hallucinatedCaptions: 1, mentions: 10, hallucinatedMentions: 2, tokens: 80 },
    ...{ namedClasses: 8, correctClasses: 6, trueClasses: 12 },
  };
  const metrics = objectMetrics(() => 0.6);
  expect(Object.entries(metrics).map(([key, { value }]) => [key, value(sum)])).toEqual([
    ["chairS", 0.25],
    ["chairI", 0.2],
    ["recall", 0.5],
    ["precision", 0.75],
    ["f1", 0.6],
    ["length", 20],
  ]);
});
