import { SweepFileError } from "../errors.ts";
import type { SweepFile } from "../file/sweep-file.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import type { PlannedBenchmark, PlannedSamples } from "./sweep-plan.ts";

export interface SampleChoice {
  readonly file: Pick<SweepFile, "samples">;
  readonly source: Pick<SweepSource, "locate">;
  readonly benchmarks: readonly PlannedBenchmark[];
}

/**
 * The samples of each benchmark that the file asks for, in the benchmark's order. Throws SweepFileError for an id that
 * no benchmark has, and for a benchmark of which none is left.
 */
export function chooseSamples({ file, source, benchmarks }: SampleChoice): PlannedSamples[] {
  const { ids, limit } = file.samples;
  const known = new Set(benchmarks.flatMap((benchmark) => benchmark.sampleIds));
  for (const [index, id] of (ids ?? []).entries()) {
    if (known.has(id)) continue;
    throw new SweepFileError(source.locate(["samples", "ids", index]), `no benchmark has a sample "${id}"`);
  }
  const wanted = new Set(ids ?? known);
  return benchmarks.map(({ name, sampleIds }) => {
    const chosen = sampleIds.filter((id) => wanted.has(id)).slice(0, limit);
    if (chosen.length > 0) return { benchmark: name, sampleIds: chosen };
    throw new SweepFileError(source.locate(["samples"]), `benchmark "${name}" has none of these samples`);
  });
}
