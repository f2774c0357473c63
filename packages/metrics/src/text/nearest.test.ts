import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test("nearest() is the name that is fewest letters away, the first of equals", () => {
  expect(nearest("chiar", ["opope", "chair", "amber"])).toBe("chair");
  expect(nearest("ab", ["ax", "ay"])).toBe("ax");
  expect(nearest("chair", [])).toBeUndefined();
});
