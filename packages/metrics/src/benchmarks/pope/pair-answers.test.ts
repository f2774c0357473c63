import { expect, test } from "vitest";
import { pairAnswers } from "./pair-answers.ts";

const questions = [
  { id: "1", isPresent: true },
  { id: "2", isPresent: false },
];
const texts = (...answers: { id: string | null; text: string }[]) =>
  pairAnswers(questions, answers).map(({ answer }) => answer);

test("pairAnswers() goes by id, or by order where there are none", () => {
  expect(texts({ id: "2", text: "b" }, { id: "1", text: "a" })).toEqual(["a", "b"]);
  expect(texts({ id: null, text: "a" }, { id: null, text: "b" })).toEqual(["a", "b"]);
});

test("pairAnswers() refuses questions without an answer, which the official code cuts off in silence", () => {
  expect(() => texts({ id: "1", text: "a" })).toThrow("there are 1 answers to 2 questions");
  expect(() => texts({ id: "1", text: "a" }, { id: "1", text: "b" })).toThrow("question 2 has no answer");
});
