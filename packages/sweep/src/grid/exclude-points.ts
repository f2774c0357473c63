import { SweepFileError } from "../errors.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import type { GridPoint } from "./grid-point.ts";

/** Values of a point by the name of their option. */
export type PartOfPoint = Readonly<Record<string, unknown>>;

/**
 * Lets the points through that no exclusion matches in all its values. Throws SweepFileError, once there are no more
 * points, at an exclusion that matched none, and where none is left.
 */
export function* excludePoints(
  points: Iterable<GridPoint>,
  exclusions: readonly PartOfPoint[],
  source: Pick<SweepSource, "locate">,
): Generator<GridPoint> {
  const unmatched = new Set(exclusions.keys());
  let isEmpty = true;
  for (const point of points) {
    const matching = [...exclusions.keys()].filter((index) => matches(point, exclusions[index] ?? {}));
    for (const index of matching) unmatched.delete(index);
    if (matching.length > 0) continue;
    isEmpty = false;
    yield point;
  }
  const [useless] = unmatched;
  if (useless !== undefined) {
    throw new SweepFileError(
      source.locate(["exclude", useless]),
      "the exclusion matches no cell of the grid",
    );
  }
  if (isEmpty)
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
