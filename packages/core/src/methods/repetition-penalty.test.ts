import { expect, test } from "vitest";
import { MethodError } from "../errors.ts";
import { repetitionPenalty } from "./repetition-penalty.ts";

test("repetitionPenalty() is the batch's, or else the model's own", () => {
  expect(repetitionPenalty({ repetitionPenalty: 1.3 }, 1.5)).toEqual({ factor: 1.3, countsPrompt: true });
  expect(repetitionPenalty({}, 1.5)).toEqual({ factor: 1.5, countsPrompt: true });
});

test("repetitionPenalty() counts the prompt unless told not to", () => {
  const penalty = { repetitionPenalty: 0.8, penaltyScope: "generated" } as const;
  expect(repetitionPenalty(penalty, 1)).toEqual({ factor: 0.8, countsPrompt: false });
});

test("repetitionPenalty() of 1 is none", () => {
  expect(repetitionPenalty({}, 1)).toBeUndefined();
  expect(repetitionPenalty({ repetitionPenalty: 1 }, 1.5)).toBeUndefined();
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("repetitionPenalty() refuses %s", (factor) => {
  expect(() => repetitionPenalty({ repetitionPenalty: factor }, 1)).toThrow(MethodError);
});
