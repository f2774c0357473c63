import { SweepFileError } from "../errors.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import type { GridPoint } from "./grid-point.ts";

/** Values of a point by the name of their option. */
export type PartOfPoint = Readonly<Record<string, unknown>>;

/**
 * Drops the points that have all values of an exclusion. Throws SweepFileError at an exclusion that matches no point,
 * and where none is left.
 */
export function excludePoints(
  points: readonly GridPoint[],
  exclusions: readonly PartOfPoint[],
  source: Pick<SweepSource, "locate">,
): GridPoint[] {
  for (const [index, exclusion] of exclusions.entries()) {
    if (points.some((point) => matches(point, exclusion))) continue;
    throw new SweepFileError(source.locate(["exclude", index]), "the exclusion matches no cell of the grid");
  }
  const kept = points.filter((point) => !exclusions.some((exclusion) => matches(point, exclusion)));
  if (kept.length > 0) return kept;
  throw new SweepFileError(source.locate(["exclude"]), "the exclusions leave no cell of the grid");
}

function matches({ model, benchmark, method }: GridPoint, exclusion: PartOfPoint): boolean {
  const values: Readonly<Record<string, unknown>> = { model, benchmark, ...method };
  return Object.entries(exclusion).every(([name, value]) => isSame(values[name], value));
}

/** Values of options are scalars, or pairs of them. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
