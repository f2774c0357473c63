import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ModelCard, readModelCard } from "@kvsweep/core/checkpoint";
import { type BenchmarkData, benchmarkNamed } from "@kvsweep/metrics";
import { isModelFolder, loadBenchmark, NotAtHandError, type RunUnit } from "@kvsweep/sweep";
import { WorkerStartError } from "./errors.ts";

/** Reads the models of folders, each of which is a model's or holds models' folders. Throws WorkerStartError where there is none. */
export async function modelsAtHand(folders: readonly string[]): Promise<ModelCard[]> {
  const found = await Promise.all(folders.map(modelFolders));
  const models = await Promise.all([...new Set(found.flat())].map(readModelCard));
  if (models.length > 0) return models;
  throw new WorkerStartError(
    `Cannot find a model in ${folders.map((folder) => `"${folder}"`).join(", ")}`,
    "Name folders with --models: a Hugging Face checkpoint's, or one that holds several.",
  );
}

async function modelFolders(folder: string): Promise<string[]> {
  if (isModelFolder(folder)) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new WorkerStartError(`Cannot read the folder "${folder}"`, "Correct --models.", { cause });
  });
  return entries
    .map(({ name }) => join(folder, name))
    .filter(isModelFolder)
    .sort();
}

/**
 * Finds a unit's model and samples among those at hand; benchmarks are loaded when they are first asked for. `own` is a
 * folder of benchmarks' folders that comes before the usual ones.
 */
export function atHandResolver(
  models: readonly ModelCard[],
  bundled: string,
  own?: string,
): RunUnit["resolve"] {
  const benchmarks = new Map<string, Promise<BenchmarkData>>();
  const load = (name: string) => {
    const loading = benchmarks.get(name) ?? loadData(name, bundled, own);
    benchmarks.set(name, loading);
    loading.catch(() => benchmarks.delete(name));
    return loading;
  };
  return async (unit) => {
    const model = models.find(({ fingerprint }) => fingerprint === unit.modelFingerprint);
    if (!model)
      throw new NotAtHandError(`Cannot decode unit ${unit.id}: its model "${unit.model}" is not here`);
    const data = await load(unit.benchmark);
    if (data.fingerprint === unit.benchmarkFingerprint) return { model: model.folder, samples: data.samples };
    throw new NotAtHandError(
      `Cannot decode unit ${unit.id}: the data of benchmark "${unit.benchmark}" here are not those that it was planned with`,
    );
  };
}

async function loadData(name: string, bundled: string, own: string | undefined): Promise<BenchmarkData> {
  const folder = own === undefined ? undefined : join(own, name);
  if (folder !== undefined && existsSync(folder)) return benchmarkNamed(name).load(folder);
  return (await loadBenchmark(name, bundled)).data;
}
