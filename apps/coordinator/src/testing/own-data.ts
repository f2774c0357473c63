import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { punktPath } from "@kvsweep/metrics";
import { repository } from "./kvsweep.ts";

const benchmarks = join(repository, "packages/metrics/src/benchmarks");

/** Twelve questions and answers of POPE; scoring them takes no language data. */
export const ownPope = {
  captions: join(benchmarks, "pope/testdata/answers.jsonl"),
  groundTruth: join(benchmarks, "pope/testdata/questions.jsonl"),
};

/** Captions and COCO-like annotations of invented scenes; reading them takes Punkt's parameters. */
export const ownScenes = {
  captions: join(benchmarks, "chair/testdata/own-scenes/captions.jsonl"),
  annotations: join(benchmarks, "chair/testdata/own-scenes/annotations"),
};

/** A small folder of AMBER's data. */
export const ownAmber = join(benchmarks, "amber/testdata");

/** Whether Punkt's parameters have been fetched; says so where they have not. */
export function hasPunkt(): boolean {
  if (existsSync(punktPath)) return true;
  console.warn(`SKIPPED: tests that need "${punktPath}"; run \`kvsweep data fetch punkt\``);
  return false;
}

/** Writes one JSON object a line, and gives the path. */
export function writeRows(folder: string, name: string, rows: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}
