import { expect, test } from "vitest";
import { formatLineFile } from "../data/format-line-file.ts";
import { parseWordnet } from "./parse-wordnet.ts";

test("parseWordnet() reads lemmas and exceptions of each part of speech", () => {
  const text = formatLineFile(
    {},
    {
      noun: ["axis", "ax"],
      "noun.exc": ["axes ax axis"],
      verb: [],
      "verb.exc": [],
      adj: [],
      "adj.exc": [],
      adv: [],
      "adv.exc": [],
    },
  );
  const { n, v } = parseWordnet(text, "wordnet.txt");
  expect(n.lemmas).toEqual(new Set(["axis", "ax"]));
  expect(n.exceptions).toEqual(new Map([["axes", ["ax", "axis"]]]));
  expect(v.lemmas.size + v.exceptions.size).toBe(0);
});

test("parseWordnet() names the section that a file lacks", () => {
  expect(() => parseWordnet(formatLineFile({}, { noun: [] }), "wordnet.txt")).toThrow(
    'it has no section "noun.exc"',
  );
});
