import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { posTag } from "../tagger/pos-tag.ts";
import { punktForTests, referencePath } from "../testing/reference-data.ts";
import { lemma } from "../wordnet/lemma.ts";
import { wordnetPos } from "../wordnet/wordnet-pos.ts";
import type { NltkVersion } from "./nltk-version.ts";
import { wordTokenize } from "./word-tokenize.ts";

const Words = z.array(z.string());
const Tagged = z.object({ tokens: Words, tags: Words });
const Captions = z.array(
  z.object({
    caption: z.string(),
    chair: Tagged.extend({ lemmas: Words }),
    amber: Tagged.extend({ nouns: Words }),
  }),
);
const Versions = z.object({
  texts: z.array(z.object({ text: z.string(), "3.9.1": Tagged, "3.8.1": Tagged.optional() })),
  lemmas: z.object({ words: Words, n: Words, v: Words, a: Words, r: Words }),
  "lemmas_3.8.1_differ": z.record(
    z.enum(["n", "v", "a", "r"]),
    z.record(z.string(), z.tuple([z.string(), z.string()])),
  ),
});
const EdgeCases = z.array(z.object({ text: z.string(), merged: Words }));

const captionsPath = referencePath("nlp/nltk39_pipeline_fixture.json");
const versionsPath = referencePath("nlp/nltk_versions.json");
const edgeCasesPath = referencePath("chair/edge_cases_wordnet_nltk39.json");
const punkt = punktForTests();
const read = (path = "") => JSON.parse(readFileSync(path, "utf8"));

function analyse(text: string, nltk: NltkVersion = "3.9.1") {
  const tokens = wordTokenize(text, { nltk, ...(punkt && { punkt }) });
  return { tokens, tags: posTag(tokens) };
}

function lemmas({ tokens, tags }: z.infer<typeof Tagged>): string[] {
  return tokens.map((token, i) => lemma(token, wordnetPos(tags[i] ?? "")));
}

test.skipIf(!punkt || !captionsPath)(
  "the front end equals NLTK 3.9.1 on 200 captions, as CHAIR uses it",
  () => {
    for (const { caption, chair } of Captions.parse(read(captionsPath))) {
      const found = analyse(caption.toLowerCase());
      expect({ ...found, lemmas: lemmas(found) }, caption).toEqual(chair);
    }
  },
);

test.skipIf(!punkt || !captionsPath)(
  "the front end equals NLTK 3.9.1 on 200 captions, as AMBER uses it",
  () => {
    for (const { caption, amber } of Captions.parse(read(captionsPath))) {
      const { tokens, tags } = analyse(caption);
      const nouns = tokens.filter((_, i) => tags[i]?.startsWith("NN")).map((token) => lemma(token, "n"));
      expect({ tokens, tags, nouns }, caption).toMatchObject({
        tokens: amber.tokens,
        tags: amber.tags,
        nouns: amber.nouns,
      });
    }
  },
);

test.skipIf(!punkt || !versionsPath)("the front end equals NLTK 3.9.1 and 3.8.1 where they differ", () => {
  for (const one of Versions.parse(read(versionsPath)).texts) {
    expect(analyse(one.text), one.text).toEqual(one["3.9.1"]);
    expect(analyse(one.text, "3.8.1"), one.text).toEqual(one["3.8.1"] ?? one["3.9.1"]);
  }
});

test.skipIf(!versionsPath)("lemma() equals NLTK 3.9.1 and 3.8.1 where they differ", () => {
  const { lemmas: expected, "lemmas_3.8.1_differ": differing } = Versions.parse(read(versionsPath));
  for (const pos of ["n", "v", "a", "r"] as const) {
    expect(expected.words.map((word) => lemma(word, pos))).toEqual(expected[pos]);
    for (const [word, both] of Object.entries(differing[pos]))
      expect([lemma(word, pos), lemma(word, pos, { nltk: "3.8.1" })]).toEqual(both);
  }
});

test.skipIf(!punkt || !edgeCasesPath)("the front end gives the words of CHAIR's edge cases", () => {
  // Of these three CHAIR drops a word when it joins double words.
  const joined = /toilet seats|passenger trains|stove top oven/;
  const cases = EdgeCases.parse(read(edgeCasesPath)).filter(({ text }) => !joined.test(text));
  expect(cases.length).toBeGreaterThan(24);
  for (const { text, merged } of cases)
    expect(lemmas(analyse(text.toLowerCase())).join(" "), text).toBe(merged.join(" "));
});
