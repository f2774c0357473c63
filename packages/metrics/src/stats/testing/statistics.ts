import type { Counts } from "../../benchmark.ts";
import type { BootstrapGolden } from "./bootstrap-goldens.ts";
import { countsOf } from "./counts-of.ts";

const of = (sum: Counts, counter: string) => sum[counter] ?? 0;

/** Mean of `x`, or of whatever else was counted. */
export const meanOf =
  (counter: string) =>
  (sum: Counts): number =>
    of(sum, counter) / of(sum, "n");

export const ratio = (sum: Counts): number => of(sum, "h") / of(sum, "m");

export function microF1(sum: Counts): number {
  const precision = of(sum, "tp") / of(sum, "pred");
  const recall = of(sum, "tp") / of(sum, "gt");
  return (2 * precision * recall) / (precision + recall);
}

/** A paired case's two sides with the same counters, as the metric expects them. */
export function sidesOf({ arrays: { a = [], b = [], h1 = [], m1 = [], h2 = [], m2 = [] } }: BootstrapGolden) {
  return a.length > 0
    ? { cell: countsOf({ x: b }), baseline: countsOf({ x: a }), value: meanOf("x") }
    : { cell: countsOf({ h: h2, m: m2 }), baseline: countsOf({ h: h1, m: m1 }), value: ratio };
}
