import { readFile } from "node:fs/promises";
import { engineVersion, type ModelCard } from "@kvsweep/core/checkpoint";
import type { ComputeType, Provider } from "@kvsweep/core/providers";
import {
  type Engine,
  type LoadedBenchmark,
  loadBenchmark,
  parseSweepFile,
  planSweep,
  resolveModel,
  type SweepFile,
  type SweepPlan,
} from "@kvsweep/sweep";
import { CommandError } from "../errors.ts";
import { fileProblem } from "../file-problem.ts";

/** A sweep file with everything that it names. */
export interface PreparedSweep {
  readonly file: SweepFile;
  readonly plan: SweepPlan;
  readonly models: readonly ModelCard[];
  readonly benchmarks: readonly LoadedBenchmark[];
  readonly engine: Engine;
}

export interface PrepareOptions {
  readonly bundled: string;
  /** Most rows of a batch. */
  readonly rows: number | undefined;
  /** Default "cpu". */
  readonly provider?: Provider;
  /** Default "float32". */
  readonly dtype?: ComputeType;
}

/** Reads a sweep file and plans it. Throws SweepFileError, CheckpointError, PlanError, … for what is wrong. */
export async function prepareSweep(
  path: string,
  { bundled, rows, provider = "cpu", dtype = "float32" }: PrepareOptions,
): Promise<PreparedSweep> {
  const { file, source } = parseSweepFile(await readSweepFile(path), path);
  const models = await Promise.all(file.model.map((model) => resolveModel(model, bundled)));
  const benchmarks = await Promise.all(file.benchmark.map((name) => loadBenchmark(name, bundled)));
  const engine = { version: String(engineVersion), provider, dtype };
  const plan = planSweep({
    file,
    source,
    models,
    benchmarks: benchmarks.map(({ benchmark, data }) => ({
      name: benchmark.name,
      fingerprint: data.fingerprint,
      sampleIds: data.samples.map(({ id }) => id),
    })),
    engine,
    rowsPerUnit: rows,
  });
  return { file, plan, models, benchmarks, engine };
}

async function readSweepFile(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    throw new CommandError(
      `Cannot read sweep file "${path}": ${fileProblem(cause, { ENOENT: "it does not exist" })}`,
      "Write one with `kvsweep init`, or take sweeps/quickstart.yaml.",
      { cause },
    );
  });
}
