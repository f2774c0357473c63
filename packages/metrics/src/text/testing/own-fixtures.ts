import { readFileSync } from "node:fs";
import { z } from "zod";
import { packPunkt } from "../punkt/pack-punkt.ts";
import { type PunktParameters, parsePunkt } from "../punkt/parse-punkt.ts";

const Words = z.array(z.string());
const Sentences = z.object({ text: z.string(), sentences: Words });
const Text = Sentences.extend({ tokens: Words, tags: Words });
const Lemmas = z.object({ word: z.string(), n: z.string(), v: z.string(), a: z.string(), r: z.string() });
const Singular = z.object({ word: z.string(), singular: z.string() });
const Punkt = z.object({
  abbreviations: Words,
  collocations: z.array(Words),
  sentenceStarters: Words,
  orthoContexts: z.record(z.string(), z.number()),
});

/** Texts of our own with what NLTK made of them. Those of 3.8.1 are the ones that differ from 3.9.1. */
export const textsOf = (version: string) => z.array(Text).parse(read(`texts-nltk-${version}.json`));

/** Words with their lemmas by NLTK. Those of 3.8.1 are the ones that differ from 3.9.1. */
export const lemmasOf = (version: string) => z.array(Lemmas).parse(read(`lemmas-nltk-${version}.json`));

/** Words with their singular by clips/pattern 3.6. */
export const singulars = () => z.array(Singular).parse(read("singulars.json"));

/** Texts of our own with NLTK's sentences by `smallPunkt`. */
export const smallPunktSentences = () => z.array(Sentences).parse(read("small-punkt-sentences.json"));

/** A few Punkt parameters of our own, for what must not depend on the fetched file. */
export function smallPunkt(): PunktParameters {
  const [punkt] = z.tuple([Punkt]).parse(read("small-punkt.json"));
  const contexts = Object.entries(punkt.orthoContexts).map(([word, flags]) => `${word}\t${flags}`);
  const text = packPunkt({
    "abbrev_types.txt": punkt.abbreviations.join("\n"),
    "collocations.tab": punkt.collocations.map((pair) => pair.join("\t")).join("\n"),
    "sent_starters.txt": punkt.sentenceStarters.join("\n"),
    "ortho_context.tab": contexts.join("\n"),
  });
  return parsePunkt(text, "small-punkt.json");
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../testdata/nlp/${name}`, import.meta.url), "utf8"));
}
