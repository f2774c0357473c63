import { expect, test } from "vitest";
import { roundHalfEven } from "./round-half-even.ts";

test.each([
  [0.25, "0.2"],
  [0.75, "0.8"],
  [1.25, "1.2"],
  [-0.25, "-0.2"],
  [-0.75, "-0.8"],
  [42.25, "42.2"],
  [99.75, "99.8"],
])("roundHalfEven() takes the exact tie %f to the even digit: %s", (value, text) => {
  expect(roundHalfEven(value, 1)).toBe(text);
});

test.each([
  [0.15, "0.1"], // 0.1499999999999999944
  [0.35, "0.3"], // 0.3499999999999999778
  [0.45, "0.5"], // 0.4500000000000000111
  [8.25 + 2 ** -40, "8.3"],
  [8.25 - 2 ** -40, "8.2"],
  [42, "42.0"],
  [99.95, "100.0"], // 99.9500000000000028
])("roundHalfEven() goes by the exact binary value of %f: %s", (value, text) => {
  expect(roundHalfEven(value, 1)).toBe(text);
});

test("roundHalfEven() has no negative zero", () => {
  expect(roundHalfEven(-0.04, 1)).toBe("0.0");
  expect(roundHalfEven(-0, 1)).toBe("0.0");
});

test("roundHalfEven() rounds to other digits, too", () => {
  expect(roundHalfEven(0.125, 2)).toBe("0.12");
  expect(roundHalfEven(0.375, 2)).toBe("0.38");
  expect(roundHalfEven(1e21, 1)).toBe("1e+21");
});
