import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packPunkt } from "../../../text/punkt/pack-punkt.ts";
import { parsePunkt } from "../../../text/punkt/parse-punkt.ts";

const Metrics = z.record(z.string(), z.number());
const Caption = z.object({ image_id: z.int(), caption: z.string() });
const Expected = z.object({
  ground_truth: z.record(z.string(), z.array(z.string())),
  overall: Metrics,
  printed: z.record(z.string(), z.string()),
  captions: z.array(
    Caption.extend({
      words: z.array(z.string()),
      mentions: z.array(z.string()),
      hallucinated: z.array(z.unknown()),
      hallucination_idxs: z.array(z.int()),
      hallucination_idxs_pai: z.array(z.int()),
      ground_truth: z.array(z.string()),
      CHAIRs: z.number(),
      CHAIRi: z.number(),
      Recall: z.number(),
      Precision: z.number().nullable(),
      F1: z.number().nullable(),
    }),
  ),
});
const Repeated = z.object({ repeat: z.array(z.tuple([Caption, z.int()])) });
const SmallCase = z.object({
  case: z.string(),
  captions: z.union([
    z.array(Caption),
    Repeated.transform(({ repeat }) =>
      repeat.flatMap(([one, times]) => new Array<typeof one>(times).fill(one)),
    ),
  ]),
  expected: z.object({
    overall: Metrics.optional(),
    printed: z.record(z.string(), z.string()).optional(),
    error: z.string().optional(),
  }),
});

/** Our invented scenes; testdata/own-scenes/README.md says what made the expectations. */
export const ownScenesFolder = join(import.meta.dirname, "../testdata/own-scenes");

const read = (name: string): unknown => JSON.parse(readFileSync(join(ownScenesFolder, name), "utf8"));

/** What the official code gives for the captions of our scenes. */
export const ownScenes = Expected.parse(read("expected.json"));

/** What it gives for a few captions each. */
export const smallCases = z.array(SmallCase).parse(read("expected_small_cases.json"));

/** Punkt parameters of our own that suffice for the captions of our scenes: NLTK's are not shipped. */
export const ownPunkt = parsePunkt(
  packPunkt({
    "abbrev_types.txt": "a.m",
    "collocations.tab": "",
    "sent_starters.txt": "",
    "ortho_context.tab": "",
  }),
  "own-scenes.ts",
);
