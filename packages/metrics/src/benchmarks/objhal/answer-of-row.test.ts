import { expect, test } from "vitest";
import { answerOfRow } from "./answer-of-row.ts";

test("answerOfRow() prefers prompt to question and text to answer, and takes Assistant: out", () => {
  const row = { image_id: 7, question: "q", prompt: "p", text: " Assistant: A dog. ", answer: "no" };
  expect(answerOfRow(row)).toEqual({ imageId: "7", question: "p", text: "A dog." });
  expect(answerOfRow({ image_id: "000007", question: "q", answer: "A dog." })).toEqual({
    imageId: "7",
    question: "q",
    text: "A dog.",
  });
});

test("answerOfRow() takes the other id only where the row has none", () => {
  expect(answerOfRow({ text: "x" }, "9")).toMatchObject({ imageId: "9", question: undefined });
  expect(answerOfRow({ image_id: 7, text: "x" }, "9")).toMatchObject({ imageId: "7" });
});

test.each([
  [[], "is no JSON object"],
  [{ text: "x" }, "has no image_id"],
  [{ image_id: null, text: "x" }, "has image_id null, which is none"],
  [{ image_id: 1, response: "x" }, "has no answer; its fields are image_id, response"],
  [{ image_id: 1, text: 5 }, "has no answer; its fields are image_id, text"],
  [{ image_id: 1, text: "x", question: 5 }, "has a question that is no text"],
])("answerOfRow() says of %j what is wrong", (row, problem) => {
  expect(answerOfRow(row)).toBe(problem);
});
