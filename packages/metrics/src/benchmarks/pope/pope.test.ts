import { expect, test } from "vitest";
import { countAnswer } from "./pope.ts";

const question = { id: "1", isPresent: true };

test("countAnswer() counts one answer, and an empty one as empty", () => {
  expect(countAnswer({ question, answer: "No" })).toEqual({
    answers: 1,
    TP: 0,
    FP: 0,
    TN: 0,
    FN: 1,
    emptyAnswers: 0,
  });
  expect(countAnswer({ question: { ...question, isPresent: false }, answer: "" })).toMatchObject({
    FP: 1,
    emptyAnswers: 1,
  });
});
