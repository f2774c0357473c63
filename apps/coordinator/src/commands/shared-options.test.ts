import { expect, test } from "vitest";
import { testSettings } from "../testing/test-settings.ts";
import {
  aboveZero,
  count,
  memoryOption,
  once,
  priority,
  serverOption,
  stateOption,
  threadsOption,
} from "./shared-options.ts";

const settings = { ...testSettings, state: "/s", threads: 3 };

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

test("priority() takes whole numbers from 0 to 9", () => {
  expect([0, 9, undefined].map(priority)).toEqual([0, 9, undefined]);
  for (const wrong of [-1, 10, 1.5, Number.NaN]) {
    expect(() => priority(wrong)).toThrow("Cannot use --priority: it must be a whole number from 0 to 9");
  }
});

test("serverOption() asks this machine's coordinator unless the environment names another", () => {
  expect(serverOption(settings).default).toBe("http://127.0.0.1:7411");
  expect(serverOption({ ...settings, server: "https://sweeps.lab" }).default).toBe("https://sweeps.lab");
  expect(serverOption(settings).coerce("http://a:1")).toBe("http://a:1");
  for (const wrong of ["sweeps.lab", "localhost:7411", "ftp://a", "http://"]) {
    expect(() => serverOption(settings).coerce(wrong)).toThrow("Cannot use --server: it is no http:// URL");
  }
});
