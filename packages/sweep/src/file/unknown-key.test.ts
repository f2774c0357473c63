import { expect, test } from "vitest";
import { unknownKey } from "./unknown-key.ts";

const known = ["method", "lambdaRef", "layers", "M"];

test.each([
  ["lambdaRf", "lambdaRef"],
  ["lambda_ref", "lambdaRef"],
  ["Layer", "layers"],
  ["m", "M"],
])("unknownKey() of %j names %j", (key, near) => {
  expect(unknownKey(key, known)).toBe(`unknown key "${key}" (did you mean "${near}"?)`);
});

test("unknownKey() lists what is known where nothing is near", () => {
  expect(unknownKey("temperature", known)).toBe(
    'unknown key "temperature" (known: method, lambdaRef, layers, M)',
  );
});
