import { expect, test } from "vitest";
import { parseRelation, vocabularyOf } from "./relation.ts";

test("vocabularyOf() has every object and word once, in the order of code points", () => {
  const relation = parseRelation(
    '{"dog": ["puppy", "cat"], "cat": [], "TV": ["é", "𝒳", "\\uffee"]}',
    "r.json",
  );
  expect(vocabularyOf(relation)).toEqual(["TV", "cat", "dog", "puppy", "é", "\uffee", "𝒳"]);
});

test("parseRelation() says what is no list of words", () => {
  expect(() => parseRelation('{"dog": "puppy"}', "r.json")).toThrow(/^Cannot read "r.json": at \.dog: /);
});
