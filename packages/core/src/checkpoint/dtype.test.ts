import { expect, test } from "vitest";
import { isDtype } from "./dtype.ts";

test("isDtype() knows the types that load, and no key of every object", () => {
  expect(["F32", "F16", "BF16", "I64"].every(isDtype)).toBe(true);
  expect(["F64", "I32", "f32", "constructor"].some(isDtype)).toBe(false);
});
