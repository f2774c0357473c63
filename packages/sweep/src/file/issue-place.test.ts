import { expect, test } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { issuePlace } from "./issue-place.ts";
import { sweepSource } from "./sweep-source.ts";

const schema = z.object({
  v: z.union([z.number().max(1), z.array(z.number().max(1)), z.object({ a: z.string() })]),
});

function problemOf(text: string): string {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const value: unknown = doc.toJS();
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return "none";
  const { place, problem } = issuePlace(issue, value, sweepSource("s", text, { doc, lines }));
  return `${place.line}:${place.column} ${problem}`;
}

test("issuePlace() speaks of the alternative of a union that was meant", () => {
  expect(problemOf("v: 2")).toBe('1:4 "v" is 2; expected number to be <=1');
  expect(problemOf("v: [0, 2]")).toBe('1:8 "v"[1] is 2; expected number to be <=1');
  expect(problemOf("v: { a: 1 }")).toBe('1:9 "a" is 1; expected string');
});

test("issuePlace() says that a value is missing rather than undefined", () => {
  expect(problemOf("{}")).toBe('1:1 "v" is missing');
});

test("issuePlace() shortens what it quotes", () => {
  expect(problemOf(`v: ${"x".repeat(200)}`)).toMatch(/^1:4 "v" is "x{56}\.\.\.; expected/);
});
