import { expect, test } from "vitest";
import { objhalReport } from "./objhal-report.ts";

const sum = {
  answers: 4,
  hallucinatedAnswers: 1,
  answersWithObjects: 2,
  mentions: 8,
  hallucinatedMentions: 1,
  correctClasses: 3,
  trueClasses: 9,
  words: 50,
};

test("objhalReport() has the official names and prints as the official code", () => {
  const { metrics, printed } = objhalReport(sum);
  expect(metrics).toMatchObject({ CHAIRs: 0.25, CHAIRs_refine: 0.5, CHAIRi: 0.125, CoCoNum: 2 });
  expect(printed).toEqual({
    CHAIRs: "25.0",
    CHAIRsr: "50.0",
    CHAIRi: "12.5",
    sent_num: "4",
    coco_num: "2",
    avg_len: "12.5",
  });
});

test("objhalReport() prints nothing where the official code stops", () => {
  const { metrics, printed } = objhalReport({ ...sum, trueClasses: 0, correctClasses: 0 });
  expect(metrics["obj_rec"]).toBeNull();
  expect(metrics["CHAIRs"]).toBe(0.25);
  expect(Object.values(printed)).toEqual([null, null, null, null, null, null]);
});
