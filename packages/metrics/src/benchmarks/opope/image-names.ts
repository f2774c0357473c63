import type { Names } from "./count-answers.ts";
import type { ObjectRow } from "./object-rows.ts";
import { askQuestions } from "./questions.ts";

/** The names asked for, by image id, under all strategies; each strategy draws from a generator of its own. */
export function imageNames(rows: readonly ObjectRow[], seed: number): Map<string, Names> {
  const [random, popular, adversarial] = [
    askQuestions(rows, "random", seed),
    askQuestions(rows, "popular", seed),
    askQuestions(rows, "adversarial", seed),
  ];
  return new Map(
    rows.map(({ id }, place): [string, Names] => [
      id,
      {
        random: random[place]?.names ?? [],
        popular: popular[place]?.names ?? [],
        adversarial: adversarial[place]?.names ?? [],
      },
    ]),
  );
}
