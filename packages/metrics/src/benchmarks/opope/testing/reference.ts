import { readFileSync } from "node:fs";
import { z } from "zod";
import { referencePath } from "../../../text/testing/reference-data.ts";

const Strategy = z.object({
  TP: z.int().nullable(),
  FP: z.int().nullable(),
  TN: z.int().nullable(),
  FN: z.int().nullable(),
  batch_eval: z.record(z.string(), z.string()).optional(),
  error: z.string().optional(),
  accuracy: z.number().optional(),
  precision: z.number().optional(),
  recall: z.number().optional(),
  f1: z.number().optional(),
  "f0.2": z.number().optional(),
  yes_ratio: z.number().optional(),
});
const Questions = z.array(z.tuple([z.int(), z.array(z.string()), z.string()]));
const Strategies = z.record(z.string(), Strategy);
const Averages = z.record(z.string(), z.number());
const Row = z.object({ image: z.string(), image_id: z.int(), objects: z.array(z.string()) });
const SmallCase = z.object({
  case: z.string(),
  ground_truth: z.array(Row),
  captions: z.array(z.object({ image_id: z.int(), caption: z.string() })),
  num_images: z.int(),
  runs: z.array(
    z.object({
      seed: z.int(),
      strategies: Strategies,
      average: Averages.optional(),
      questions: z.record(z.string(), Questions),
    }),
  ),
});
const Expected = z.object({
  results: z.record(z.string(), z.object({ strategies: Strategies, average: Averages })),
  questions: z.record(z.string(), Questions),
});

/** What the official code says of one strategy. */
export type ExpectedStrategy = z.infer<typeof Strategy>;

const read = (path: string | URL): unknown => JSON.parse(readFileSync(path, "utf8"));

/** Hand-made rows and captions with what the official code made of them; see testdata/README.md. */
export const smallCases = z
  .array(SmallCase)
  .parse(read(new URL("../testdata/small-cases.json", import.meta.url)));

/** ../shared/data/opope; undefined, with a warning, where it is missing. */
export function opopeReference() {
  const folder = referencePath("opope");
  const captions = referencePath("chair/opera_captions/llava-1.5_greedy.jsonl");
  if (folder === undefined || captions === undefined) return undefined;
  return {
    captions,
    groundTruth: (order: string) => `${folder}/ground_truth_${order}.jsonl`,
    ...Expected.parse(read(`${folder}/expected_llava-1.5_greedy.json`)),
  };
}
