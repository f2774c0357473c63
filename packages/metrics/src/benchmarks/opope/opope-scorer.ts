import type { Counts } from "../../benchmark.ts";
import type { FileScorer, ScoreInput, ScoreReport } from "../../scoring/file-scorer.ts";
import { hashFile } from "../../scoring/hash-file.ts";
import { jsonId } from "../../scoring/json-id.ts";
import { lineWriter } from "../../scoring/line-writer.ts";
import { requiredPath } from "../../scoring/required-path.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import { selectCaptions } from "../../scoring/select-captions.ts";
import { sumCounts } from "../../stats/sum-counts.ts";
import type { FrontEndOptions } from "../chair/words/front-end.ts";
import { type Answers, answersOf, countAnswers, type Names } from "./count-answers.ts";
import { imageNames } from "./image-names.ts";
import { type ObjectRow, readObjectRows } from "./object-rows.ts";
import { opope } from "./opope.ts";
import { opopeOptions, parseOptions, usedOptions } from "./opope-options.ts";
import { opopeReport } from "./opope-report.ts";
import { presenceRule } from "./presence-rule.ts";
import { askedObjects } from "./questions.ts";

const advice = "Name POPE's coco_ground_truth_segmentation.json, or rows of image and objects like its.";

/** OPOPE of a file of captions, with other Punkt parameters than the fetched ones where they are given. */
export function opopeFileScorer({ punkt }: Pick<FrontEndOptions, "punkt"> = {}): FileScorer {
  const { name, version, summary } = opope;
  return {
    name,
    version,
    summary,
    options: opopeOptions,
    score: (input) => score(input, punkt === undefined ? {} : { punkt }),
  };
}

/** OPOPE of a file of captions. */
export const opopeScorer: FileScorer = opopeFileScorer();

async function score(input: ScoreInput, language: Pick<FrontEndOptions, "punkt">): Promise<ScoreReport> {
  const chosen = parseOptions(input.options ?? {});
  const truthPath = requiredPath(input.groundTruth, "ground truth", advice);
  const rows = new Map((await readObjectRows(truthPath)).map((row) => [row.id, row]));
  const presence = presenceRule(chosen, language, truthPath, rows.values());
  checkSize(truthPath, rows.values(), chosen.numImages);
  const selection = await selectCaptions(input, {
    ...chosen,
    isKnown: (id) => rows.has(id),
    leaveOut: (id) => (isAsked(rows.get(id)) ? undefined : "the image has fewer than three objects"),
  });
  const texts = new Map<string, string>();
  for await (const { id, text } of selection.captions()) texts.set(id, text);
  const kept = [...rows.values()].filter(({ id }) => texts.has(id));
  const names = imageNames(kept, chosen.seed);
  using writer = lineWriter(input.perCaption);
  const counts: Counts[] = [];
  for (const { id } of kept) {
    const asked = names.get(id);
    const text = texts.get(id);
    if (asked === undefined || text === undefined) continue;
    const answers = answersOf(asked, presence(text));
    counts.push(countAnswers(answers));
    await writer.write(captionLine(id, text, asked, answers));
  }
  await writer.close();
  const sum = sumCounts(counts);
  return {
    benchmark: opope.name,
    version: opope.version,
    n: kept.length,
    ...opopeReport(sum),
    counts: sum,
    settings: {
      ...usedOptions(chosen),
      beta: 0.2,
      groundTruthSha256: await hashFile(truthPath),
      ...selection.settings(),
    },
    exclusions: selection.exclusions(),
  };
}

const isAsked = (row: ObjectRow | undefined): boolean => (row?.objects.length ?? 0) >= askedObjects;

/** As the official code, before captions are looked at. */
function checkSize(path: string, rows: Iterable<ObjectRow>, numImages: number): void {
  const count = [...rows].filter(isAsked).length;
  if (count >= numImages) return;
  const message = `Cannot score by "${path}": ${count} of its images have three objects or more, fewer than ${numImages}`;
  throw new ScoringError(message, "Set numImages lower, or name a larger ground truth.");
}

function captionLine(id: string, text: string, names: Names, answers: Answers): unknown {
  return { image_id: jsonId(id), caption: text, counts: countAnswers(answers), names, answers };
}
