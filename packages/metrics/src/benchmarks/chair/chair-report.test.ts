import { expect, test } from "vitest";
import { chairReport } from "./chair-report.ts";

const sum = { captions: 400, hallucinatedCaptions: 9, mentions: 16, hallucinatedMentions: 1, words: 900 };

test("chairReport() prints percents with one decimal, exact halves to even, and Len as the official code", () => {
  const { metrics, printed } = chairReport(sum);
  expect(metrics).toMatchObject({ CHAIRs: 0.0225, CHAIRi: 0.0625, Len: 0.0225, MeanWords: 2.25 });
  expect(printed).toMatchObject({ CHAIRs: "2.2", CHAIRi: "6.2", Len: "2.2" });
});

test("chairReport() has null where there is nothing to divide by", () => {
  const { metrics, printed } = chairReport(sum);
  expect(metrics).toMatchObject({ Recall: null, Precision: null, F1: null });
  expect(printed).toMatchObject({ Recall: null, Precision: null, F1: null });
});
