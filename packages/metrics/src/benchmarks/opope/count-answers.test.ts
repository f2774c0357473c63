import { expect, test } from "vitest";
import { answersOf, countAnswers } from "./count-answers.ts";
import { substringPresence } from "./presence.ts";

test("countAnswers() takes the names in turns for shown and lacking", () => {
  const names = {
    random: ["dog", "cat", "bus", "cup", "bed", "car"],
    popular: ["dog", "bed", "bus", "cup", "cat", "car"],
    adversarial: [],
  };
  const answers = answersOf(names, substringPresence("dog cat car"));
  expect(answers.random).toEqual([true, true, false, false, false, true]);
  expect(countAnswers(answers)).toEqual({
    captions: 1,
    randomTP: 1,
    randomFP: 2,
    randomTN: 1,
    randomFN: 2,
    popularTP: 2,
    popularFP: 1,
    popularTN: 2,
    popularFN: 1,
    adversarialTP: 0,
    adversarialFP: 0,
    adversarialTN: 0,
    adversarialFN: 0,
  });
});
