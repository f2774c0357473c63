import { expect, test } from "vitest";
import { pyStrip } from "./py-strip.ts";

test.each([
  [" a b\n", "a b"],
  ["\x1ca\x85", "a"],
  ["\ufeffa", "\ufeffa"],
  [" \n ", ""],
  ["", ""],
])("pyStrip() takes Python's whitespace off %j", (text, stripped) => {
  expect(pyStrip(text)).toBe(stripped);
});
