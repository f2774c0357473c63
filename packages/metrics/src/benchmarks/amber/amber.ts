import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Benchmark, BenchmarkData } from "../../benchmark.ts";
import { BenchmarkDataError } from "../../errors.ts";
import { loadPunkt } from "../../text/punkt/load-punkt.ts";
import type { PunktParameters } from "../../text/punkt/parse-punkt.ts";
import { parseDataJson } from "../parse-data-json.ts";
import { readDataFile } from "../read-data-file.ts";
import { amberCounts } from "./amber-counts.ts";
import { amberMetrics } from "./amber-metrics.ts";
import { judgeNouns } from "./judge-nouns.ts";
import { loadAmber } from "./load-amber.ts";
import { responseNouns } from "./response-nouns.ts";

const Queries = z
  .array(z.object({ id: z.int().positive(), image: z.string().min(1), query: z.string() }))
  .min(1);

const advice =
  "Name a folder with AMBER's data (annotations.json, relation.json, safe_words.txt, query_generative.json), similarity.json and the images in image/.";

/** AMBER's generative part as a benchmark of sweeps, with other Punkt parameters than the fetched ones where they are given. */
export function amberBenchmark({ punkt }: { readonly punkt?: PunktParameters } = {}): Benchmark {
  return {
    name: "amber",
    version: 1,
    summary: "AMBER, generative part: objects that captions name and the images lack",
    metrics: amberMetrics,
    headline: ["chair", "cover", "hal", "cog"],
    load: (folder) => load(resolve(folder), punkt ?? loadPunkt()),
  };
}

/** AMBER's generative part; README.md has its reference and deviations. */
export const amber: Benchmark = amberBenchmark();

async function load(folder: string, punkt: PunktParameters): Promise<BenchmarkData> {
  const data = await loadAmber(folder, join(folder, "similarity.json"));
  const queriesPath = join(folder, "query_generative.json");
  const text = (await readDataFile(queriesPath, advice)).toString("utf8");
  const samples = parseDataJson(Queries, text, queriesPath).map(({ id, image, query }) => ({
    id: String(id),
    image: join(folder, "image", image),
    question: query,
  }));
  const truthOf = (sampleId: string) => {
    const truth = data.annotations.get(Number(sampleId));
    if (truth) return truth;
    const message = `Cannot count a response of sample "${sampleId}": AMBER's generative part has no such sample`;
    throw new BenchmarkDataError(message, "Score the responses with the data that they were decoded from.");
  };
  for (const { id } of samples) truthOf(id);
  const images = samples.map(({ image }) => image);
  return {
    samples,
    fingerprint: await fingerprint([text, JSON.stringify(data.hashes)], images),
    count: (sampleId, caption) => {
      const judged = judgeNouns(responseNouns(caption.text, { punkt }), truthOf(sampleId), data);
      return amberCounts(judged);
    },
  };
}

/** Each part goes in with its length, so that no byte can move from one file to the next unnoticed. */
async function fingerprint(texts: readonly string[], images: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const add = (bytes: Buffer) => hash.update(`${bytes.length}\n`).update(bytes);
  for (const text of texts) add(Buffer.from(text));
  for (const path of images) add(await readDataFile(path, advice));
  return hash.digest("hex");
}
