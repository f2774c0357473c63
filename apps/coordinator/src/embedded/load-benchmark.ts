import { join } from "node:path";
import { type Benchmark, type BenchmarkData, benchmarkNamed } from "@kvsweep/metrics";

/** A benchmark with its data. */
export interface LoadedBenchmark {
  readonly benchmark: Benchmark;
  readonly data: BenchmarkData;
}

/** Loads a benchmark's data from the bundled folder. Throws UnknownBenchmarkError or BenchmarkDataError. */
export async function loadBenchmark(name: string, bundled: string): Promise<LoadedBenchmark> {
  const benchmark = benchmarkNamed(name);
  return { benchmark, data: await benchmark.load(join(bundled, "benchmarks", name)) };
}
