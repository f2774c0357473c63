import type { Counts } from "../../benchmark.ts";
import type { Presence } from "./presence.ts";
import { type Strategy, strategies } from "./questions.ts";

/** What a caption answers to the questions about its image, by strategy. */
export type Answers = Readonly<Record<Strategy, readonly boolean[]>>;

/** The names asked for, by strategy: shown and lacking in turns. */
export type Names = Readonly<Record<Strategy, readonly string[]>>;

/** The answers that a caption gives. */
export function answersOf(names: Names, isPresent: Presence): Answers {
  return {
    random: names.random.map(isPresent),
    popular: names.popular.map(isPresent),
    adversarial: names.adversarial.map(isPresent),
  };
}

/** True and false positives and negatives, by strategy, such as `popularFP`. */
export function countAnswers(answers: Answers): Counts {
  const counts: Record<string, number> = { captions: 1 };
  for (const strategy of strategies) {
    const given = answers[strategy];
    const shown = given.filter((_, place) => place % 2 === 0);
    const lacking = given.filter((_, place) => place % 2 === 1);
    counts[`${strategy}TP`] = shown.filter(Boolean).length;
    counts[`${strategy}FP`] = lacking.filter(Boolean).length;
    counts[`${strategy}TN`] = lacking.length - lacking.filter(Boolean).length;
    counts[`${strategy}FN`] = shown.length - shown.filter(Boolean).length;
  }
  return counts;
}
