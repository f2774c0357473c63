import { expect, test } from "vitest";
import { z } from "zod";
import { validationProblem } from "./validation-problem.ts";

test("validationProblem() names the place of the first fault", () => {
  const { error } = z.object({ a: z.object({ b: z.number() }) }).safeParse({ a: { b: "1" } });
  expect(validationProblem({ issues: error?.issues ?? [] })).toMatch(/^Cannot read this request: a\.b: /);
  expect(validationProblem({ issues: [] })).toBe("Cannot read this request: it is not what it should be");
});
