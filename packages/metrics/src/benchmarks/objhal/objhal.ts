import type { Counts } from "../../benchmark.ts";
import type { ChatClient } from "../../extraction/chat-client.ts";
import { Exclusions } from "../../scoring/exclusions.ts";
import type { FileScorer, ScoreInput, ScoreReport } from "../../scoring/file-scorer.ts";
import { hashFile } from "../../scoring/hash-file.ts";
import { imagesHash } from "../../scoring/image-list.ts";
import { lineWriter } from "../../scoring/line-writer.ts";
import { requiredPath } from "../../scoring/required-path.ts";
import { sumCounts } from "../../stats/sum-counts.ts";
import type { PunktParameters } from "../../text/punkt/parse-punkt.ts";
import { extractionCounts } from "./extraction-counts.ts";
import { findObjects } from "./find-objects.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { leaveOut } from "./leave-out.ts";
import { loadObjhalFiles } from "./objhal-files.ts";
import { objhalOptions, parseObjhalOptions } from "./objhal-options.ts";
import { definitions, objhalReport } from "./objhal-report.ts";
import type { Extraction } from "./replies/extract-objects.ts";
import { selectAnswers } from "./select-answers.ts";
import { readObjhalTruth } from "./truth/read-objhal-truth.ts";

/** What the scorer may use beside files. */
export interface ObjhalSurroundings {
  /** The chat model that is asked for replies that are not stored; default: nobody. */
  readonly client?: ChatClient | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Default: the fetched parameters. */
  readonly punkt?: PunktParameters | undefined;
}

/** Object HalBench of a file of answers; `groundTruth` is a prepared file, or a folder of COCO's annotations of 2014. */
export function objhalFileScorer(surroundings: ObjhalSurroundings = {}): FileScorer {
  return {
    name: "objhal",
    version: 1,
    summary: "Object HalBench: objects that answers about 300 COCO images name and the images lack",
    options: objhalOptions,
    score: (input) => score(input, surroundings),
  };
}

/** Object HalBench of a file of answers, offline: from stored replies, or without a chat model. */
export const objhalScorer: FileScorer = objhalFileScorer();

async function score(input: ScoreInput, { client, signal, punkt }: ObjhalSurroundings): Promise<ScoreReport> {
  const options = parseObjhalOptions(input.options ?? {});
  const language = punkt === undefined ? { nltk: options.nltk } : { nltk: options.nltk, punkt };
  const files = await loadObjhalFiles(requiredPath(options.data, "data folder", dataAdvice));
  const exclusions = new Exclusions();
  const truthPath = requiredPath(input.groundTruth, "ground truth", truthAdvice);
  const readTruth = (images: ReadonlySet<string>) =>
    readObjhalTruth(truthPath, files, { ...language, images });
  const { answers, truth } = await selectAnswers(input, { ...options, exclusions, readTruth });
  const found = await findObjects(answers, { files, options, language, client, signal });
  const writer = lineWriter(input.perCaption);
  const counts: Counts[] = [];
  const ids = new Set<string>();
  const extractions = new Set<Extraction>();
  for (const [index, answer] of answers.entries()) {
    const { imageId, question, text } = answer;
    const { words, extraction } = found.of(answer);
    if (extraction !== null) extractions.add(extraction);
    if (words === null) {
      leaveOut(
        { captions: input.captions, place: index + 1, imageId, extraction },
        { ...options, exclusions },
      );
      continue;
    }
    const judged = judgeAnswer({ text, words }, truth.images.get(imageId) ?? new Set(), files.lexicon);
    counts.push(judged.counts);
    ids.add(imageId);
    const objects = extraction?.objects;
    await writer.write({ image_id: Number(imageId), question, text, objects, words, ...judged });
  }
  await writer.close();
  const sum = sumCounts([...counts, ...[...extractions].map(extractionCounts)]);
  return {
    benchmark: "objhal",
    version: 1,
    n: counts.length,
    ...objhalReport(sum),
    counts: sum,
    settings: {
      ...found.settings,
      definitions,
      nltk: options.nltk,
      unknownImages: options.unknownImages,
      unreadable: options.unreadable,
      lexiconSha256: files.lexiconSha256,
      ...Object.fromEntries(Object.entries(truth.sources).map(([name, hash]) => [`${name} sha256`, hash])),
      captionsSha256: await hashFile(input.captions),
      imagesSha256: imagesHash(ids),
      images: ids.size,
    },
    exclusions: exclusions.list(),
  };
}

const dataAdvice = "Name the folder eval/ of github.com/RLHF-V/RLAIF-V with option data.";
const truthAdvice =
  "Name the folder of COCO's annotations of 2014, or a file of `kvsweep data prepare objhal`.";
