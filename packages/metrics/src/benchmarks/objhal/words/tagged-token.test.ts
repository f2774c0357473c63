import { expect, test } from "vitest";
import { smallPunkt } from "../../../text/testing/own-fixtures.ts";
import { tagWithNltk } from "./tagged-token.ts";

const tag = (phrase: string) => tagWithNltk(phrase, { punkt: smallPunkt() });

test("tagWithNltk() gives lemmas by part of speech", () => {
  expect(tag("a red cars")).toEqual([
    { lemma: "a", tag: "DT" },
    { lemma: "red", tag: "JJ" },
    { lemma: "car", tag: "NNS" },
  ]);
});

test("tagWithNltk() keeps a name's letters, as spaCy does", () => {
  expect(tag("a Paris").at(-1)).toEqual({ lemma: "Paris", tag: "NNP" });
});

test("tagWithNltk() parts words at hyphens and slashes, as spaCy does", () => {
  expect(tag("a cup/mug").map(({ lemma }) => lemma)).toEqual(["a", "cup", "/", "mug"]);
  expect(tag("a cup/mug")[2]?.tag).toBe("HYPH");
});

test("tagWithNltk() takes no word for a noun that WordNet has as an adjective only", () => {
  expect(tag("a broken wooden bench").slice(2)).toEqual([
    { lemma: "wooden", tag: "JJ" },
    { lemma: "bench", tag: "NN" },
  ]);
});

test("tagWithNltk() gives the singular of plurals that WordNet has too, and keeps the letters of unknown words", () => {
  const last = (phrase: string) => tag(phrase).at(-1)?.lemma;
  expect(["a men", "a iPhone", "a TV", "a scissors"].map(last)).toEqual(["man", "iPhone", "tv", "scissors"]);
});
