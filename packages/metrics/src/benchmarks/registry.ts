import type { Benchmark } from "../benchmark.ts";
import { UnknownBenchmarkError } from "../errors.ts";
import { nearest } from "../text/nearest.ts";
import { amber } from "./amber/amber.ts";
import { chair } from "./chair/chair.ts";
import { opope } from "./opope/opope.ts";
import { scenes } from "./scenes/scenes.ts";

/** Every benchmark that can be named in a sweep. */
export const benchmarks: readonly Benchmark[] = [scenes, chair, opope, amber];

/** The benchmark of this name. Throws UnknownBenchmarkError that names the nearest known one. */
export function benchmarkNamed(name: string): Benchmark {
  const found = benchmarks.find((benchmark) => benchmark.name === name);
  if (found !== undefined) return found;
  const names = benchmarks.map((benchmark) => benchmark.name);
  const likely = nearest(name, names);
  const message = `Cannot find benchmark "${name}": there is none of this name; the nearest is "${likely}"`;
  throw new UnknownBenchmarkError(message, `Use one of: ${names.join(", ")}.`);
}
