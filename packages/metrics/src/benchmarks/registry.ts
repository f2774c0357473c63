import type { Benchmark } from "../benchmark.ts";
import { UnknownBenchmarkError } from "../errors.ts";
import { editDistance } from "../text/edit-distance.ts";
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
  const [nearest] = names.toSorted((a, b) => editDistance(name, a) - editDistance(name, b));
  const message = `Cannot find benchmark "${name}": there is none of this name; the nearest is "${nearest}"`;
  throw new UnknownBenchmarkError(message, `Use one of: ${names.join(", ")}.`);
}
