import { expect, test } from "vitest";
import { inTurn, ratio } from "./in-turn.ts";

test("Tasks run once to warm up and then in turn, every other round backwards", async () => {
  const calls: string[] = [];
  const task = (name: string) => async () => calls.push(name);
  const measured = await inTurn(2, { a: task("a"), b: task("b") });
  expect(calls.join("")).toBe("ababba");
  expect(measured).toEqual({ a: [3, 6], b: [4, 5] });
});

test("A ratio is the median of the rounds' ratios, not the ratio of the medians", () => {
  expect(ratio([2, 30, 4], [1, 10, 4])).toBe(2);
});
