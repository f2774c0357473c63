import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import type { Benchmark, BenchmarkData } from "../../benchmark.ts";
import { BenchmarkDataError } from "../../errors.ts";
import { readDataFile } from "../read-data-file.ts";
import { answersOf, countAnswers } from "./count-answers.ts";
import { imageNames } from "./image-names.ts";
import { readObjectRows } from "./object-rows.ts";
import { opopeMetrics } from "./opope-metrics.ts";
import { substringPresence } from "./presence.ts";
import { askedObjects } from "./questions.ts";

const advice = "Name a folder with ground-truth.jsonl (rows of image and objects) and images/.";

/** OPOPE by HALC's substring rule and seed 0; README.md has its reference and deviations. */
export const opope: Benchmark = {
  name: "opope",
  version: 1,
  summary: "OPOPE: POPE's questions, answered by looking for the objects' names in captions",
  metrics: opopeMetrics,
  headline: ["fBeta", "accuracy"],
  load,
};

async function load(path: string): Promise<BenchmarkData> {
  const folder = resolve(path);
  const truthPath = join(folder, "ground-truth.jsonl");
  const bytes = await readDataFile(truthPath, advice);
  const rows = (await readObjectRows(truthPath)).filter(({ objects }) => objects.length >= askedObjects);
  const names = imageNames(rows, 0);
  const samples = rows.map(({ id, image }) => {
    if (image === null)
      throw new BenchmarkDataError(
        `Cannot load opope from "${truthPath}": image ${id} has no file name`,
        advice,
      );
    return { id, image: join(folder, "images", image), question: "Please describe the image in detail." };
  });
  const hash = createHash("sha256").update(`${bytes.length}\n`).update(bytes);
  for (const { image } of samples) {
    const content = await readDataFile(image, advice);
    hash.update(`${content.length}\n`).update(content);
  }
  return {
    samples,
    fingerprint: hash.digest("hex"),
    count: (sampleId, { text }) => {
      const asked = names.get(sampleId);
      if (asked !== undefined) return countAnswers(answersOf(asked, substringPresence(text)));
      const message = `Cannot count a caption of sample "${sampleId}": opope has no such sample`;
      throw new BenchmarkDataError(message, "Score the captions with the data that they were decoded from.");
    },
  };
}
