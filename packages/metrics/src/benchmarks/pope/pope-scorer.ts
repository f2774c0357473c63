import type { Counts } from "../../benchmark.ts";
import type { FileScorer, ScoreInput, ScoreReport } from "../../scoring/file-scorer.ts";
import { hashFile } from "../../scoring/hash-file.ts";
import { jsonId } from "../../scoring/json-id.ts";
import { lineWriter } from "../../scoring/line-writer.ts";
import { pythonFloat } from "../../scoring/python-float.ts";
import { requiredPath } from "../../scoring/required-path.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import { sumCounts } from "../../stats/sum-counts.ts";
import { type AnswerMetric, answerMetrics } from "../opope/answer-metrics.ts";
import { pairAnswers } from "./pair-answers.ts";
import { countAnswer, pope } from "./pope.ts";
import { readPopeAnswers } from "./pope-answers.ts";
import { readPopeQuestions } from "./pope-questions.ts";

const names: readonly AnswerMetric[] = ["accuracy", "precision", "recall", "f1", "yes_ratio"];

/** POPE of a file of answers; the ground truth is the file of questions. */
export const popeScorer: FileScorer = { ...pope, options: {}, score };

async function score(input: ScoreInput): Promise<ScoreReport> {
  if (input.imageList !== undefined) {
    const message = "Cannot score pope with a list of images: the file of questions says which images count";
    throw new ScoringError(message, "Leave the list out, or the questions about other images.");
  }
  const questionPath = requiredPath(
    input.groundTruth,
    "file of questions",
    "Name POPE's questions as the ground truth.",
  );
  const questions = await readPopeQuestions(questionPath);
  const pairs = pairAnswers(questions, await readPopeAnswers(input.captions));
  using writer = lineWriter(input.perCaption);
  for (const pair of pairs) {
    const { question, answer } = pair;
    await writer.write({ question_id: jsonId(question.id), answer, counts: countAnswer(pair) });
  }
  await writer.close();
  const sum = sumCounts(pairs.map(countAnswer));
  const answersSha256 = await hashFile(input.captions);
  return {
    benchmark: pope.name,
    version: pope.version,
    n: pairs.length,
    ...report(sum),
    counts: sum,
    settings: { answersSha256, groundTruthSha256: await hashFile(questionPath) },
    exclusions: [],
  };
}

function report({ TP = 0, FP = 0, TN = 0, FN = 0 }: Counts): Pick<ScoreReport, "metrics" | "printed"> {
  const metrics = names.map((name): [string, number | null] => {
    const value = answerMetrics[name]({ TP, FP, TN, FN });
    return [name, Number.isNaN(value) ? null : value];
  });
  const printed = metrics.map(([name, value]) => [name, value === null ? null : pythonFloat(value)]);
  return { metrics: Object.fromEntries(metrics), printed: Object.fromEntries(printed) };
}
