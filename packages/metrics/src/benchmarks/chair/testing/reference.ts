import { readFileSync } from "node:fs";
import { z } from "zod";
import { punktForTests, referencePath } from "../../../text/testing/reference-data.ts";

const Metrics = z.record(z.string(), z.number());
const ReferenceMetrics = z.record(
  z.string(),
  z.object({ wordnet: Metrics, pattern: Metrics, wordnet_counts: Metrics }),
);
const Edge = z.object({
  text: z.string(),
  words: z.array(z.string()),
  nodes: z.array(z.string()),
  idxs: z.array(z.int()),
  merged: z.array(z.string()),
});
const Sentence = z.object({
  image_id: z.int(),
  caption: z.string(),
  mscoco_hallucinated_words: z.array(z.tuple([z.string(), z.string()])),
  mscoco_gt_words: z.array(z.string()),
  mscoco_generated_words: z.array(z.string()),
  hallucination_idxs: z.array(z.int()),
  words: z.array(z.string()),
  metrics: Metrics,
});

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** ../shared/data/chair, and Punkt's parameters; undefined, with a warning, where either is missing. */
export function chairReference() {
  const folder = referencePath("chair");
  const punkt = punktForTests();
  if (folder === undefined || punkt === undefined) return undefined;
  const metrics = (nltk: string) =>
    ReferenceMetrics.parse(read(`${folder}/reference_metrics_nltk${nltk}.json`));
  return {
    punkt,
    groundTruth: (frontEnd: string) => `${folder}/gt_objects_${frontEnd}_variant.json`,
    imageLists: `${folder}/image_id_lists.json`,
    /** A caption file by the name that the reference metrics give it. */
    captions: (name: string) => {
      const [, source, file] = /^(opera|mid)_(.*)$/.exec(name) ?? [];
      return `${folder}/${source === "opera" ? "opera_captions" : "middle_layers"}/${file}`;
    },
    metrics: { "3.8.1": metrics("38"), "3.9.1": metrics("39") },
    edges: z.array(Edge).parse(read(`${folder}/edge_cases_wordnet_nltk39.json`)),
    midScored: z
      .object({ sentences: z.array(Sentence), overall_metrics: Metrics })
      .parse(read(`${folder}/middle_layers/llava_1.5_7B_CHAIR.json`)),
  };
}
