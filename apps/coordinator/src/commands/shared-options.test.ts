import { expect, test } from "vitest";
import { aboveZero, count, memoryOption, once, stateOption, threadsOption } from "./shared-options.ts";

const settings = { state: "/s", threads: 3, bundled: "/b" };

test("the defaults are those of the settings", () => {
  expect(stateOption(settings).default).toBe("/s");
  expect(threadsOption(settings).default).toBe(3);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  "count() refuses %d and names the option",
  (value) => {
    expect(() => count("rows")(value)).toThrow("Cannot use --rows: it must be a whole number, 1 or more");
  },
);

test("count() takes whole numbers from 1", () => {
  expect(count("rows")(1)).toBe(1);
});

test("aboveZero() takes numbers above 0 only", () => {
  expect(aboveZero("x")(0.5)).toBe(0.5);
  expect(() => aboveZero("x")(0)).toThrow("Cannot use --x: it must be a number above 0");
  expect(() => aboveZero("x")(Number.NaN)).toThrow("--x");
});

test("once() refuses what was given again", () => {
  const given: unknown = ["a", "b"];
  expect(() => once("state")(given)).toThrow("Cannot use --state: it was given 2 times");
  expect(once("state")("a")).toBe("a");
});

test("memoryOption takes amounts with their unit only", () => {
  const { coerce } = memoryOption;
  expect(coerce("2GB")).toBe(2 ** 31);
  expect(coerce(undefined)).toBeUndefined();
  expect(() => coerce("2")).toThrow("Cannot use --memory: write 500MB, 2GB or the like");
});
