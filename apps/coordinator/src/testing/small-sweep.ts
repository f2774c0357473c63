import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a sweep file of 4 cells × 24 images, or with the changes given, and returns its path. */
export function writeSmallSweep(folder: string, change: (text: string) => string = (text) => text): string {
  const file = join(folder, "small.yaml");
  const text = `name: small
model: models/scenes-vlm
benchmark: scenes
methods:
  - method: greedy
  - method: kvsmooth
    lambdaRef: [0.3, 0.5, 0.7]
    layers: [1, 8]
decoding:
  maxNewTokens: 64
samples:
  limit: 24
statistics:
  resamples: 500
`;
  writeFileSync(file, change(text));
  return file;
}

/** The bytes of a sweep's results, by file name. */
export function readTables(state: string): Record<string, string> {
  const [folder = ""] = readdirSync(join(state, "results"));
  const path = join(state, "results", folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), "utf8")]));
}
