import type { Metric } from "../benchmark.ts";
import type { Comparison } from "./compare-cells.ts";
import { formatValue } from "./format-value.ts";

/** "39.0 %" or "68.3 tokens". */
export const quantity = (value: number, unit: Metric["unit"]): string =>
  `${formatValue(value, unit)} ${unit}`;

/** "3.0 points below greedy's 42.0 %", or "equal to greedy's 42.0 %". */
export function distance({ difference, baseline }: Comparison, unit: Metric["unit"], name: string): string {
  const theirs = `${name}'s ${quantity(baseline, unit)}`;
  if (difference === 0) return `equal to ${theirs}`;
  const size = formatValue(Math.abs(difference), unit);
  const measure = unit === "%" ? "points" : unit;
  return `${size} ${measure} ${difference < 0 ? "below" : "above"} ${theirs}`;
}

/** "lowest CHAIR_S" or "highest F1". */
export const superlative = ({ better, title }: Metric): string =>
  `${better === "lower" ? "lowest" : "highest"} ${title}`;

/** "1 setting", "2 settings". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "95 %" of 0.95, without the dust of binary fractions. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(6))} %`;
