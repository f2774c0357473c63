import { expect, test } from "vitest";
import { sumCounts } from "../../stats/sum-counts.ts";
import { amberMetrics, officialPercentages } from "./amber-metrics.ts";

const response = {
  responses: 1,
  faultlessResponses: 1,
  nouns: 7,
  hallucinatedNouns: 0,
  trueObjects: 7,
  coveredObjects: 3,
  temptingObjects: 5,
  cogitatedObjects: 1,
};

test("officialPercentages() lets denominators grow from 0.001, response by response", () => {
  expect(officialPercentages([response, response])["Cover"]).toBe((6 / (0.001 + 7 + 7)) * 100);
  expect(0.001 + 7 + 7).not.toBe(14.001);
});

test("officialPercentages() of one faultless response has a Hal above 0, and of none a Hal of 100", () => {
  expect(officialPercentages([response])["Hal"]).toBe(0.09990009990008275);
  expect(officialPercentages([])).toEqual({ CHAIR: 0, Cover: 0, Hal: 100, Cog: 0 });
});

test("amberMetrics equal the percentages to twelve digits", () => {
  const responses = [response, { ...response, hallucinatedNouns: 2, faultlessResponses: 0 }, response];
  const sum = sumCounts(responses);
  const official = officialPercentages(responses);
  for (const { title, value } of Object.values(amberMetrics)) {
    expect(value(sum) * 100).toBeCloseTo(official[title] ?? Number.NaN, 12);
  }
});
