import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { popeScorer } from "./pope-scorer.ts";

const folder = join(import.meta.dirname, "testdata");
const captions = join(folder, "answers.jsonl");
const groundTruth = join(folder, "questions.jsonl");

test("popeScorer prints what evaluate.py prints", async () => {
  const { n, counts, printed } = await popeScorer.score({ captions, groundTruth });
  expect(n).toBe(12);
  const text = `TP\tFP\tTN\tFN\t
${["TP", "FP", "TN", "FN"].map((kind) => counts[kind]).join("\t")}
Accuracy: ${printed["accuracy"]}
Precision: ${printed["precision"]}
Recall: ${printed["recall"]}
F1 score: ${printed["f1"]}
Yes ratio: ${printed["yes_ratio"]}
`;
  expect(text).toBe(readFileSync(join(folder, "expected.txt"), "utf8"));
});

test("popeScorer refuses a list of images, and to do without questions", async () => {
  await expect(popeScorer.score({ captions, groundTruth, imageList: "a.txt" })).rejects.toThrow(
    "with a list of images",
  );
  await expect(popeScorer.score({ captions })).rejects.toThrow("no file of questions is named");
});
