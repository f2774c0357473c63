import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { WordTokenizeOptions } from "../../../text/nltk/word-tokenize.ts";
import { loadObjhalFiles } from "../objhal-files.ts";
import { formatObjhalTruth } from "./objhal-truth.ts";
import { readObjhalTruth } from "./read-objhal-truth.ts";

/** What to read, and where to write. */
export interface PrepareObjhalInput extends WordTokenizeOptions {
  /** Folder of COCO's annotations of 2014. */
  readonly annotations: string;
  /** Folder with the official synonyms_refine.txt, such as RLAIF-V's eval/. */
  readonly data: string;
  readonly output: string;
}

/** Writes Object HalBench's ground truth of all COCO images, and gives their number. Throws MetricsError. */
export async function prepareObjhal(input: PrepareObjhalInput): Promise<number> {
  const { annotations, data, output, ...language } = input;
  const truth = await readObjhalTruth(annotations, await loadObjhalFiles(data), language);
  await mkdir(dirname(output), { recursive: true });
  await writeFile(`${output}.part`, formatObjhalTruth(truth));
  await rename(`${output}.part`, output);
  return truth.images.size;
}
