import type { Counts, Metric } from "../benchmark.ts";
import { jackknifeValues } from "./jackknife-values.ts";

/** The counts of two cells' captions, of the same images in the same order. */
export interface CountsPair {
  readonly cell: readonly Counts[];
  readonly baseline: readonly Counts[];
}

/** A metric's differences without one image each, cell minus baseline; NaN where one of the two has no value. */
export function pairedJackknife({ cell, baseline }: CountsPair, value: Metric["value"]): Float64Array {
  const theirs = jackknifeValues(baseline, value);
  return jackknifeValues(cell, value).map((ours, image) => ours - (theirs[image] ?? Number.NaN));
}
