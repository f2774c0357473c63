/** Answers to yes/no questions. */
export interface AnswerCounts {
  readonly TP: number;
  readonly FP: number;
  readonly TN: number;
  readonly FN: number;
}

const beta = 0.2;

/** The metrics of yes/no questions by their official names, in the official order of arithmetic. NaN for 0 / 0. */
export const answerMetrics = {
  accuracy: ({ TP, FP, TN, FN }: AnswerCounts): number => (TP + TN) / (TP + TN + FP + FN),
  precision: ({ TP, FP }: AnswerCounts): number => TP / (TP + FP),
  recall: ({ TP, FN }: AnswerCounts): number => TP / (TP + FN),
  f1: (counts: AnswerCounts): number => {
    const [precision, recall] = [answerMetrics.precision(counts), answerMetrics.recall(counts)];
    return (2 * precision * recall) / (precision + recall);
  },
  "f0.2": (counts: AnswerCounts): number => {
    const [precision, recall] = [answerMetrics.precision(counts), answerMetrics.recall(counts)];
    return ((1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall);
  },
  yes_ratio: ({ TP, FP, TN, FN }: AnswerCounts): number => (TP + FP) / (TP + TN + FP + FN),
};

/** The name of a metric of yes/no questions. */
export type AnswerMetric = keyof typeof answerMetrics;
