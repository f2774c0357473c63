import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { UnknownBenchmarkError } from "@kvsweep/metrics";
import { expect, onTestFinished, test, vi } from "vitest";
import { repository } from "../testing/repository.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { benchmarkFolder, loadBenchmark } from "./load-benchmark.ts";

test("loadBenchmark() loads a benchmark with its bundled data", async () => {
  const { benchmark, data } = await loadBenchmark("scenes", repository);
  expect(benchmark.name).toBe("scenes");
  expect(data.samples).toHaveLength(200);
});

test("loadBenchmark() refuses an unknown name, and names a folder that is not there", async () => {
  await expect(loadBenchmark("scene", repository)).rejects.toThrow(UnknownBenchmarkError);
  await expect(loadBenchmark("scenes", "/nowhere")).rejects.toThrow("/nowhere/benchmarks/scenes");
});

test("benchmarkFolder() takes benchmarks/<name> below the working folder before the bundled one", () => {
  const folder = temporaryFolder();
  const own = join(folder, "benchmarks/scenes");
  const cwd = vi.spyOn(process, "cwd").mockReturnValue(folder);
  onTestFinished(() => cwd.mockRestore());
  expect(benchmarkFolder("scenes", repository)).toBe(join(repository, "benchmarks/scenes"));
  mkdirSync(own, { recursive: true });
  expect(benchmarkFolder("scenes", repository)).toBe(own);
  expect(benchmarkFolder("pope", repository)).toBe(join(repository, "benchmarks/pope"));
});
