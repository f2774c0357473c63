import { expect, test } from "vitest";
import { morphy } from "./morphy.ts";
import type { Wordnet } from "./parse-wordnet.ts";

const none = { lemmas: new Set<string>(), exceptions: new Map<string, readonly string[]>() };
const wordnet: Wordnet = {
  n: {
    lemmas: new Set(["ax", "axis", "axes", "fox", "glass"]),
    exceptions: new Map([["axes", ["ax", "axis", "unknown"]]]),
  },
  v: { lemmas: new Set(["bake", "bak"]), exceptions: new Map() },
  a: none,
  r: none,
};

test("morphy() gives the form first, then the exceptions that are known", () => {
  expect(morphy("axes", { pos: "n", nltk: "3.9.1" }, wordnet)).toEqual(["axes", "ax", "axis"]);
});

test("morphy() strips one ending, by all rules in order", () => {
  expect(morphy("baked", { pos: "v", nltk: "3.9.1" }, wordnet)).toEqual(["bake", "bak"]);
  expect(morphy("glasses", { pos: "n", nltk: "3.9.1" }, wordnet)).toEqual(["glass"]);
  expect(morphy("glasses", { pos: "r", nltk: "3.9.1" }, wordnet)).toEqual([]);
});

test("morphy() of 3.8.1 strips on until something is known", () => {
  expect(morphy("foxess", { pos: "n", nltk: "3.9.1" }, wordnet)).toEqual([]);
  expect(morphy("foxess", { pos: "n", nltk: "3.8.1" }, wordnet)).toEqual(["fox"]);
  expect(morphy("zzz", { pos: "n", nltk: "3.8.1" }, wordnet)).toEqual([]);
});
