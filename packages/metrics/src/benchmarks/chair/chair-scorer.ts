import type { Counts } from "../../benchmark.ts";
import type { FileCaption } from "../../captions/read-captions.ts";
import type { FileScorer, ScoreInput, ScoreReport } from "../../scoring/file-scorer.ts";
import { jsonId } from "../../scoring/json-id.ts";
import { lineWriter } from "../../scoring/line-writer.ts";
import { requiredPath } from "../../scoring/required-path.ts";
import { selectCaptions } from "../../scoring/select-captions.ts";
import { sumCounts } from "../../stats/sum-counts.ts";
import { captionMetrics } from "./caption-metrics.ts";
import { chair } from "./chair.ts";
import { ChairOptions, chairOptions } from "./chair-options.ts";
import { chairReport } from "./chair-report.ts";
import { type CaptionScore, scoreCaption } from "./score-caption.ts";
import { readTruth } from "./truth/read-truth.ts";
import { type FrontEndOptions, frontEnd } from "./words/front-end.ts";

const advice = "Name the file that `kvsweep data prepare coco --annotations DIR` makes.";

/** CHAIR of a file of captions, with other Punkt parameters than the fetched ones where they are given. */
export function chairFileScorer({ punkt }: Pick<FrontEndOptions, "punkt"> = {}): FileScorer {
  const { name, version, summary } = chair;
  return {
    name,
    version,
    summary,
    options: chairOptions,
    score: (input) => score(input, punkt === undefined ? {} : { punkt }),
  };
}

/** CHAIR of a file of captions. */
export const chairScorer: FileScorer = chairFileScorer();

async function score(input: ScoreInput, language: Pick<FrontEndOptions, "punkt">): Promise<ScoreReport> {
  const { frontEnd: name, nltk, ...selecting } = ChairOptions.parse(input.options ?? {});
  const reader = frontEnd({ name, nltk, ...language });
  const truth = await readTruth(requiredPath(input.groundTruth, "ground truth", advice), name);
  const isKnown = (id: string) => selecting.unknownImages === "empty" || truth.images.has(id);
  const unknownImages = selecting.unknownImages === "exclude" ? "exclude" : "error";
  const selection = await selectCaptions(input, { ...selecting, unknownImages, isKnown });
  using writer = lineWriter(input.perCaption);
  let sum: Counts = {};
  for await (const caption of selection.captions()) {
    const scored = scoreCaption(caption.text, truth.images.get(caption.id) ?? new Set(), reader);
    sum = sumCounts([sum, scored.counts]);
    await writer.write(captionLine(caption, scored));
  }
  await writer.close();
  return {
    benchmark: chair.name,
    version: chair.version,
    n: sum["captions"] ?? 0,
    ...chairReport(sum),
    counts: sum,
    settings: { frontEnd: name, nltk, ...selecting, ...truth.settings, ...selection.settings() },
    exclusions: selection.exclusions(),
  };
}

function captionLine({ id, text }: FileCaption, { mentions, counts }: CaptionScore): unknown {
  return { image_id: jsonId(id), caption: text, ...captionMetrics(counts), counts, mentions };
}
