import { UnknownBenchmarkError } from "@kvsweep/metrics";
import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { loadBenchmark } from "./load-benchmark.ts";

test("loadBenchmark() loads a benchmark with its bundled data", async () => {
  const { benchmark, data } = await loadBenchmark("scenes", repository);
  expect(benchmark.name).toBe("scenes");
  expect(data.samples).toHaveLength(200);
});

test("loadBenchmark() refuses an unknown name, and names a folder that is not there", async () => {
  await expect(loadBenchmark("scene", repository)).rejects.toThrow(UnknownBenchmarkError);
  await expect(loadBenchmark("scenes", "/nowhere")).rejects.toThrow("/nowhere/benchmarks/scenes");
});
