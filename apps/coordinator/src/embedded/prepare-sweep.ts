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

/** Where a sweep file's names are looked up, and for whom it is planned. */
export interface PrepareText {
  readonly text: string;
  /** The file's name, for messages. */
  readonly name: string;
  readonly model: (name: string) => Promise<ModelCard>;
  readonly benchmark: (name: string) => Promise<LoadedBenchmark>;
  readonly engine: Engine;
  readonly rows: number | undefined;
}

/** Reads a sweep file and plans it. Throws SweepFileError, CheckpointError, PlanError, … for what is wrong. */
export async function prepareSweep(
  path: string,
  { bundled, rows, provider = "cpu", dtype = "float32" }: PrepareOptions,
): Promise<PreparedSweep> {
  return prepareText({
    text: await readSweepFile(path),
    name: path,
    model: (name) => resolveModel(name, bundled),
    benchmark: (name) => loadBenchmark(name, bundled),
    engine: { version: String(engineVersion), provider, dtype },
    rows,
  });
}

/** Plans a sweep file's text. Throws SweepFileError, CheckpointError, PlanError, … for what is wrong. */
export async function prepareText(input: PrepareText): Promise<PreparedSweep> {
  const { engine, rows } = input;
  const { file, source } = parseSweepFile(input.text, input.name);
  const models = await Promise.all(file.model.map(input.model));
  const benchmarks = await Promise.all(file.benchmark.map(input.benchmark));
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

export async function readSweepFile(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    throw new CommandError(
      `Cannot read sweep file "${path}": ${fileProblem(cause, { ENOENT: "it does not exist" })}`,
      "Write one with `kvsweep init`, or take sweeps/quickstart.yaml.",
      { cause },
    );
  });
}
