import type { Counts } from "../../benchmark.ts";
import type { Pair } from "./pair-answers.ts";
import { saysYes } from "./says-yes.ts";

/** What POPE is: yes/no questions about the objects of an image. README.md has its reference and deviations. */
export const pope = {
  name: "pope",
  version: 1,
  summary: "POPE: yes/no questions whether an object is in the image",
} as const;

/** True and false positives and negatives of one answer. */
export function countAnswer({ question: { isPresent }, answer }: Pair): Counts {
  const yes = saysYes(answer);
  return {
    answers: 1,
    TP: Number(yes && isPresent),
    FP: Number(yes && !isPresent),
    TN: Number(!yes && !isPresent),
    FN: Number(!yes && isPresent),
    emptyAnswers: Number(answer.trim() === ""),
  };
}
