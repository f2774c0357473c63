import { amberScorer } from "../benchmarks/amber/amber-scorer.ts";
import { chairScorer } from "../benchmarks/chair/chair-scorer.ts";
import { objhalScorer } from "../benchmarks/objhal/objhal.ts";
import { opopeScorer } from "../benchmarks/opope/opope-scorer.ts";
import { popeScorer } from "../benchmarks/pope/pope-scorer.ts";
import { UnknownBenchmarkError } from "../errors.ts";
import { nearest } from "../text/nearest.ts";
import type { FileScorer } from "./file-scorer.ts";

/** Every benchmark that a file can be scored by. */
export const scorers: readonly FileScorer[] = [
  chairScorer,
  opopeScorer,
  amberScorer,
  objhalScorer,
  popeScorer,
];

/** The scorer of this name. Throws UnknownBenchmarkError that names the nearest known one. */
export function scorerNamed(name: string): FileScorer {
  const found = scorers.find((scorer) => scorer.name === name);
  if (found !== undefined) return found;
  const names = scorers.map((scorer) => scorer.name);
  const likely = nearest(name, names);
  const message = `Cannot score by "${name}": there is no such scorer; the nearest is "${likely}"`;
  throw new UnknownBenchmarkError(message, `Use one of: ${names.join(", ")}.`);
}
