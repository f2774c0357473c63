import { expect, test } from "vitest";
import { objhalMetrics } from "./objhal-metrics.ts";

const sum = {
  answers: 300,
  hallucinatedAnswers: 136,
  answersWithObjects: 283,
  mentions: 1000,
  hallucinatedMentions: 250,
  correctClasses: 400,
  trueClasses: 800,
  words: 24_000,
};

test("objhalMetrics are by definition: KVSmooth's 45.3 is CHAIRs, and its 48.1 CHAIRs_refine", () => {
  expect((objhalMetrics.CHAIRs.value(sum) * 100).toFixed(1)).toBe("45.3");
  expect((objhalMetrics.CHAIRs_refine.value(sum) * 100).toFixed(1)).toBe("48.1");
});

test("objhalMetrics are ratios of sums", () => {
  expect(objhalMetrics.CHAIRi.value(sum)).toBe(0.25);
  expect(objhalMetrics.object_correct_rate.value(sum)).toBe(0.75);
  expect(objhalMetrics.obj_rec.value(sum)).toBe(0.5);
  expect(objhalMetrics.correct_rate.value(sum)).toBe(1 - 136 / 283);
  expect(objhalMetrics.avg_word_len.value(sum)).toBe(80);
});

test("objhalMetrics have no value where there is nothing to divide by", () => {
  expect(
    objhalMetrics.CHAIRs_refine.value({ ...sum, answersWithObjects: 0, hallucinatedAnswers: 0 }),
  ).toBeNaN();
});
