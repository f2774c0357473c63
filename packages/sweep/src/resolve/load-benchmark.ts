import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Benchmark, type BenchmarkData, benchmarkNamed } from "@kvsweep/metrics";

/** A benchmark with its data. */
export interface LoadedBenchmark {
  readonly benchmark: Benchmark;
  readonly data: BenchmarkData;
}

/** The folder of a benchmark's data: `benchmarks/<name>` below the working folder, or else the bundled one. */
export function benchmarkFolder(name: string, bundled: string): string {
  const own = resolve("benchmarks", name);
  return existsSync(own) ? own : join(bundled, "benchmarks", name);
}

/** Loads a benchmark's data. Throws UnknownBenchmarkError or BenchmarkDataError. */
export async function loadBenchmark(name: string, bundled: string): Promise<LoadedBenchmark> {
  const benchmark = benchmarkNamed(name);
  return { benchmark, data: await benchmark.load(benchmarkFolder(name, bundled)) };
}
