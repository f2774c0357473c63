import { expect, test } from "vitest";
import { normalizeWord } from "./normalize-word.ts";

test.each([
  ["Dog", "dog"],
  ["black-and-white", "!HYPHEN"],
  ["-LRB-", "-lrb-"],
  ["--", "--"],
  ["1999", "!YEAR"],
  ["199²", "!YEAR"],
  ["19991", "!DIGITS"],
  ["3rd", "!DIGITS"],
  ["③", "!DIGITS"],
  ["½", "½"],
  ["Ⅷ", "ⅷ"],
  ["", ""],
])("normalizeWord() of %j is %j", (word, normal) => {
  expect(normalizeWord(word)).toBe(normal);
});
