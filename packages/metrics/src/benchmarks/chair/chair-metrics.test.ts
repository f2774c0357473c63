import { expect, test } from "vitest";
import { chairMetrics } from "./chair-metrics.ts";

const sum = {
  captions: 4,
  hallucinatedCaptions: 1,
  mentions: 10,
  hallucinatedMentions: 3,
  namedClasses: 8,
  correctClasses: 6,
  trueClasses: 12,
  words: 70,
  tokens: 50,
};

test("chairMetrics are ratios of sums", () => {
  const values = Object.entries(chairMetrics).map(([key, metric]) => [key, metric.value(sum)]);
  expect(Object.fromEntries(values)).toEqual({
    chairS: 0.25,
    chairI: 0.3,
    recall: 0.5,
    precision: 0.75,
    f1: 0.6,
    words: 17.5,
    length: 12.5,
  });
});

test("chairMetrics have no value where the official code divides by zero", () => {
  expect(chairMetrics.chairS.value({})).toBeNaN();
  expect(chairMetrics.chairI.value({ ...sum, mentions: 0, hallucinatedMentions: 0 })).toBeNaN();
  expect(chairMetrics.f1.value({ ...sum, correctClasses: 0 })).toBeNaN();
});
