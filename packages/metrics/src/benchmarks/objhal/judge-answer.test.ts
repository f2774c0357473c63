import { expect, test } from "vitest";
import { judgeAnswer } from "./judge-answer.ts";
import { ownLexicon } from "./testing/own-lexicon.ts";

const judge = (text: string, ...words: string[]) =>
  judgeAnswer({ text, words }, new Set(["person", "dog"]), ownLexicon);

test("judgeAnswer() counts mentions by words, and correct classes once", () => {
  const { mentions, counts } = judge("A man, a woman and a car.", "man", "woman", "car", "sky");
  expect(mentions.map(({ hallucinated }) => hallucinated)).toEqual([false, false, true]);
  expect(counts).toEqual({
    answers: 1,
    hallucinatedAnswers: 1,
    answersWithObjects: 1,
    mentions: 3,
    hallucinatedMentions: 1,
    correctClasses: 1,
    trueClasses: 2,
    words: 7,
  });
});

test("judgeAnswer() counts words between single blanks, as the official code", () => {
  expect(judge(" a  b\nc ").counts).toMatchObject({ words: 3, answersWithObjects: 0 });
  expect(judge("").counts).toMatchObject({ words: 1 });
});
