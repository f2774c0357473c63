import { expect, test } from "vitest";
import { UnknownBenchmarkError } from "../errors.ts";
import { benchmarkNamed, benchmarks } from "./registry.ts";

test("benchmarkNamed() finds every benchmark by its name", () => {
  expect(benchmarks.map((benchmark) => benchmark.name)).toContain("scenes");
  for (const benchmark of benchmarks) expect(benchmarkNamed(benchmark.name)).toBe(benchmark);
});

test("benchmarkNamed() names the nearest benchmark when there is none of the name", () => {
  expect(() => benchmarkNamed("scene")).toThrow(UnknownBenchmarkError);
  expect(() => benchmarkNamed("scene")).toThrow(
    'Cannot find benchmark "scene": there is none of this name; the nearest is "scenes"',
  );
});

test("benchmarks have names of their own, and headlines among their metrics", () => {
  expect(new Set(benchmarks.map((benchmark) => benchmark.name)).size).toBe(benchmarks.length);
  for (const { headline, metrics } of benchmarks) {
    expect(headline.length).toBeGreaterThan(0);
    for (const key of headline) expect(metrics).toHaveProperty(key);
  }
});
