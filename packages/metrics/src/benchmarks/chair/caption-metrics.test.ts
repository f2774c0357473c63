import { expect, test } from "vitest";
import { captionMetrics } from "./caption-metrics.ts";

test("captionMetrics() are 0 for a caption that names nothing", () => {
  expect(captionMetrics({ captions: 1, trueClasses: 2 })).toEqual({
    CHAIRs: 0,
    CHAIRi: 0,
    Recall: 0,
    Precision: 0,
    F1: 0,
  });
});

test("captionMetrics() leave precision and F1 out for an image that shows nothing", () => {
  const counts = {
    hallucinatedCaptions: 1,
    mentions: 2,
    hallucinatedMentions: 2,
    namedClasses: 1,
    trueClasses: 0,
  };
  expect(captionMetrics(counts)).toEqual({ CHAIRs: 1, CHAIRi: 1, Recall: 0, Precision: null, F1: null });
});
