import { expect, test } from "vitest";
import { parseSpacyTokens } from "./spacy-tokens.ts";

const text = JSON.stringify({
  model: "trf",
  tokens: {
    "a dogs": [
      ["a", "a", "DT"],
      ["dogs", "dog", "NNS"],
    ],
  },
});

test("parseSpacyTokens() gives a phrase's lemmas and tags", () => {
  const { model, tag } = parseSpacyTokens(text, "t.json");
  expect(model).toBe("trf");
  expect(tag("a dogs")).toEqual([
    { lemma: "a", tag: "DT" },
    { lemma: "dog", tag: "NNS" },
  ]);
});

test("parseSpacyTokens() names a phrase that was not recorded", () => {
  const { tag } = parseSpacyTokens(text, "t.json");
  expect(() => tag("a cat")).toThrow('Cannot tag "a cat": "t.json" has no tokens of it');
  expect(() => parseSpacyTokens("{}", "t.json")).toThrow(/^Cannot read "t.json"/);
});
