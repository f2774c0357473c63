import type { Metric } from "../benchmark.ts";
import { type Direction, paretoFront } from "./pareto-front.ts";
import type { ResampledSums } from "./resampled-sums.ts";
import { resampledValues } from "./resampled-values.ts";

/** A metric that a front is made of. */
export interface Objective {
  readonly value: Metric["value"];
  readonly better: Direction;
}

/**
 * For each cell, in how many of the resamples, 0..1, it is on the Pareto front, such as that of CHAIR_S and F1. The cells'
 * sums must be over the same resamples of the same images. NaN without resamples.
 */
export function paretoMembership(
  cells: readonly ResampledSums[],
  objectives: readonly Objective[],
): number[] {
  const resamples = Math.min(...cells.map((cell) => cell.resamples));
  const directions = objectives.map(({ better }) => better);
  const values = cells.map((cell) => objectives.map(({ value }) => resampledValues(cell, value)));
  const times = cells.map(() => 0);
  for (let row = 0; row < resamples && cells.length > 0; row++) {
    const points = values.map((columns) => columns.map((column) => column[row] ?? Number.NaN));
    for (const cell of paretoFront(points, directions)) times[cell] = (times[cell] ?? 0) + 1;
  }
  return times.map((count) => count / resamples);
}
