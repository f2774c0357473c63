import { ScoringError } from "../../scoring/scoring-error.ts";
import type { PopeAnswer } from "./pope-answers.ts";
import type { PopeQuestion } from "./pope-questions.ts";

/** A question with the model's answer to it. */
export interface Pair {
  readonly question: PopeQuestion;
  readonly answer: string;
}

/** Puts answers to their questions, by id or, where the answers have none, by order. Throws ScoringError unless each has one. */
export function pairAnswers(questions: readonly PopeQuestion[], answers: readonly PopeAnswer[]): Pair[] {
  if (answers.length !== questions.length)
    throw refusal(`there are ${answers.length} answers to ${questions.length} questions`);
  const byId = answers.every(({ id }) => id === null)
    ? new Map(questions.map(({ id }, place) => [id, answers[place]?.text]))
    : new Map(answers.map(({ id, text }) => [id, text]));
  return questions.map((question) => {
    const answer = byId.get(question.id);
    if (answer === undefined) throw refusal(`question ${question.id} has no answer`);
    return { question, answer };
  });
}

function refusal(what: string): ScoringError {
  return new ScoringError(`Cannot score by pope: ${what}`, "Answer every question of the file once.");
}
