import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import type { Benchmark, BenchmarkData, Counts, Mention } from "../../benchmark.ts";
import { BenchmarkDataError } from "../../errors.ts";
import { readImageList } from "../../scoring/image-list.ts";
import { loadPunkt } from "../../text/punkt/load-punkt.ts";
import { readDataFile } from "../read-data-file.ts";
import { chairMetrics } from "./chair-metrics.ts";
import { imageFiles } from "./image-files.ts";
import { type JudgedMention, scoreCaption } from "./score-caption.ts";
import { parseGroundTruth } from "./truth/ground-truth.ts";
import { type FrontEndOptions, frontEnd } from "./words/front-end.ts";

const advice =
  "Name a folder with ground-truth.json (of `kvsweep data prepare coco`), image-list.txt (an id a line) and images/.";

/** CHAIR, with other Punkt parameters than the fetched ones where they are given. */
export function chairBenchmark(language: Pick<FrontEndOptions, "punkt"> = {}): Benchmark {
  return {
    name: "chair",
    version: 1,
    summary: "CHAIR: objects that captions of COCO images name and the images lack",
    metrics: chairMetrics,
    headline: ["chairS", "f1"],
    load: (folder) => load(resolve(folder), language),
  };
}

/** CHAIR on COCO; README.md has its reference and deviations. */
export const chair: Benchmark = chairBenchmark();

async function load(folder: string, language: Pick<FrontEndOptions, "punkt">): Promise<BenchmarkData> {
  const path = join(folder, "ground-truth.json");
  const bytes = await readDataFile(path, advice);
  const truth = parseGroundTruth(bytes.toString("utf8"), path);
  const { punkt = loadPunkt() } = language;
  const { frontEnd: name = "wordnet", nltk = "3.9.1" } = truth;
  const reader = frontEnd({ name, nltk, punkt });
  const list = await readImageList(join(folder, "image-list.txt"));
  const files = await imageFiles(join(folder, "images"), list.ids);
  const classesOf = (id: string): ReadonlySet<string> => {
    const classes = list.ids.has(id) ? truth.images.get(id) : undefined;
    if (classes !== undefined) return classes;
    const message = `Cannot count a caption of sample "${id}": chair has no such sample`;
    throw new BenchmarkDataError(message, "Score the captions with the data that they were decoded from.");
  };
  for (const id of list.ids) classesOf(id);
  return {
    samples: [...list.ids].map((id) => ({
      id,
      image: files.get(id) ?? "",
      question: "Please describe the image in detail.",
    })),
    fingerprint: await fingerprint([bytes, Buffer.from([...list.ids].join("\n"))], [...files.values()]),
    count: (sampleId, { text, tokens }): Counts => ({
      ...scoreCaption(text, classesOf(sampleId), reader).counts,
      tokens,
    }),
    mentions: (sampleId, { text }) =>
      scoreCaption(text, classesOf(sampleId), reader).mentions.map((mention) => asWritten(mention, text)),
  };
}

/** With the caption's word instead of its base form. */
function asWritten({ class: name, start, end, hallucinated }: JudgedMention, text: string): Mention {
  return { word: text.slice(start, end), class: name, start, end, hallucinated };
}

/** Each part goes in with its length, so that no byte can move from one file to the next unnoticed. */
async function fingerprint(texts: readonly Buffer[], images: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const add = (bytes: Buffer) => hash.update(`${bytes.length}\n`).update(bytes);
  texts.forEach(add);
  for (const path of images) add(await readDataFile(path, advice));
  return hash.digest("hex");
}
