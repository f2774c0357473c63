import { expect, test } from "vitest";
import { lemmasOf } from "../testing/own-fixtures.ts";
import { lemma } from "./lemma.ts";

test.each(["3.9.1", "3.8.1"] as const)("lemma() equals NLTK %s on our words", (nltk) => {
  for (const { word, ...expected } of lemmasOf(nltk)) {
    const of = (pos: "n" | "v" | "a" | "r") => lemma(word, pos, { nltk });
    expect({ n: of("n"), v: of("v"), a: of("a"), r: of("r") }, word).toEqual(expected);
  }
});

test("lemma() takes the first of the shortest, and leaves an unknown word alone", () => {
  expect([lemma("men", "n"), lemma("women", "n"), lemma("axes", "n")]).toEqual(["men", "woman", "ax"]);
  expect(lemma("zzzs", "n")).toBe("zzzs");
  expect(lemma("", "n")).toBe("");
});
