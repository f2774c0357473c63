import { expect, test } from "vitest";
import { z } from "zod";
import { axisSchema } from "./axis-schema.ts";

const lambda = axisSchema(z.number().min(0).lt(1));
const pair = axisSchema(z.tuple([z.int(), z.int()]));

test("axisSchema() makes a list of one value, and leaves lists and ranges", () => {
  expect(lambda.parse(0.5)).toEqual([0.5]);
  expect(lambda.parse([0.5, 0.6])).toEqual([0.5, 0.6]);
  expect(lambda.parse({ from: 0, to: 0.5, step: 0.1 })).toEqual({ from: 0, to: 0.5, step: 0.1 });
});

test("axisSchema() of pairs takes one pair for a value and not for a list", () => {
  expect(pair.parse([1, 8])).toEqual([[1, 8]]);
  expect(pair.parse([[1, 8]])).toEqual([[1, 8]]);
});

test.each([
  ["an endless number", { from: 0, to: Number.POSITIVE_INFINITY, step: 0.1 }],
  ["a step of zero", { from: 0, to: 0.5, step: 0 }],
  ["an end before its start", { from: 0.5, to: 0, step: 0.1 }],
  ["a value out of bounds", { from: 0, to: 1, step: 0.5 }],
])("axisSchema() refuses a range with %s", (_what, range) => {
  expect(lambda.safeParse(range).success).toBe(false);
});

test("axisSchema() has ranges for numbers only", () => {
  expect(axisSchema(z.string()).safeParse({ from: 0, to: 1, step: 1 }).success).toBe(false);
});
