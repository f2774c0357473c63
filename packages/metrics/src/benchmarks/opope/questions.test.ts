import { expect, test } from "vitest";
import { askQuestions, strategies } from "./questions.ts";
import { smallCases } from "./testing/reference.ts";

const runs = smallCases
  .filter(({ runs }) => Object.values(runs[0]?.questions["random"] ?? []).length > 0)
  .flatMap(({ runs, ...rest }) => runs.map((run) => ({ ...rest, ...run })));

test.each(runs)(
  "askQuestions() asks what HALC asks, seed $seed: $case",
  ({ ground_truth, seed, questions, captions }) => {
    const captioned = new Set(captions.map(({ image_id }) => image_id));
    const rows = ground_truth
      .filter(({ image_id, objects }) => captioned.has(image_id) && objects.length >= 3)
      .map(({ image, image_id, objects }) => ({ id: String(image_id), image, objects }));
    for (const strategy of strategies) {
      const asked = askQuestions(rows, strategy, seed);
      expect(asked.map(({ id, names }) => [Number(id), names])).toEqual(
        questions[strategy]?.map(([id, names]) => [id, names]),
      );
    }
  },
);

test.each(strategies)("askQuestions() refuses an image that lacks no object: %s", (strategy) => {
  const rows = [{ id: "7", image: null, objects: ["dog", "cat", "bus"] }];
  expect(() => askQuestions(rows, strategy, 0)).toThrow("Cannot ask about image 7");
});
