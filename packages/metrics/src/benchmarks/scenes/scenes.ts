import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Benchmark, BenchmarkData } from "../../benchmark.ts";
import { BenchmarkDataError } from "../../errors.ts";
import { readDataFile } from "../read-data-file.ts";
import { chairMetrics } from "./chair-metrics.ts";
import { countCaption } from "./count-caption.ts";
import { parseGroundTruth, type Truth } from "./ground-truth.ts";
import { type Lexicon, parseLexicon } from "./lexicon.ts";
import { mentions } from "./mentions.ts";

const advice =
  'Name a folder with annotations.json, synonyms.txt and the images they list, such as the bundled "benchmarks/scenes".';

async function load(path: string): Promise<BenchmarkData> {
  const folder = resolve(path);
  await checkFolder(folder);
  const annotationsPath = join(folder, "annotations.json");
  const annotations = await readDataFile(annotationsPath, advice);
  const synonyms = await readDataFile(join(folder, "synonyms.txt"), advice);
  const truths = parseGroundTruth(annotations.toString("utf8"), annotationsPath);
  const lexicon = parseLexicon(synonyms.toString("utf8"));
  checkClasses(folder, truths, lexicon);
  const classes = new Map(truths.map(({ id, classes }) => [id, classes]));
  return {
    samples: truths.map(({ id, file }) => ({
      id,
      image: resolve(folder, file),
      question: "Please describe the image in detail.",
    })),
    fingerprint: await fingerprint(folder, truths, [annotations, synonyms]),
    count: (sampleId, caption) => countCaption(caption, truthOf(classes, sampleId), lexicon),
    mentions: (sampleId, { text }) => {
      const truth = truthOf(classes, sampleId);
      return mentions(text, lexicon).map((mention) => ({
        ...mention,
        hallucinated: !truth.has(mention.class),
      }));
    },
  };
}

async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  throw new BenchmarkDataError(`Cannot load scenes from "${folder}": there is no such folder`, advice);
}

/** A class that no caption can name would lower every recall in silence. */
function checkClasses(folder: string, truths: readonly Truth[], lexicon: Lexicon): void {
  const known = new Set(lexicon.values());
  for (const { id, classes } of truths) {
    const unknown = [...classes].find((name) => !known.has(name));
    if (unknown === undefined) continue;
    const message = `Cannot load scenes from "${folder}": image ${id} shows a "${unknown}", which is no class of synonyms.txt`;
    throw new BenchmarkDataError(message, "Add the class to synonyms.txt, or correct annotations.json.");
  }
}

function truthOf(classes: ReadonlyMap<string, ReadonlySet<string>>, sampleId: string): ReadonlySet<string> {
  const truth = classes.get(sampleId);
  if (truth !== undefined) return truth;
  const message = `Cannot count a caption of sample "${sampleId}": scenes has no such sample`;
  throw new BenchmarkDataError(message, "Score the captions with the data that they were decoded from.");
}

/** Each part goes in with its length, so that no byte can move from one file to the next unnoticed. */
async function fingerprint(folder: string, truths: readonly Truth[], texts: readonly Buffer[]) {
  const hash = createHash("sha256");
  const add = (bytes: Buffer) => hash.update(`${bytes.length}\n`).update(bytes);
  texts.forEach(add);
  for (const { file } of truths) add(await readDataFile(resolve(folder, file), advice));
  return hash.digest("hex");
}

/** CHAIR on drawn scenes with exact ground truth; README.md has its reference and deviations. */
export const scenes: Benchmark = {
  name: "scenes",
  version: 1,
  summary: "CHAIR on captions of 200 drawn scenes whose objects are known exactly",
  metrics: chairMetrics,
  headline: ["chairS", "f1"],
  load,
};
