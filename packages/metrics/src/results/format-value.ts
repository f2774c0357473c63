import type { Metric } from "../benchmark.ts";
import type { Estimate } from "./estimate.ts";
import { roundHalfEven } from "./round-half-even.ts";

/** A metric's number as tables print it, one decimal: percent of a ratio, tokens as they are. "-" where there is none. */
export function formatValue(value: number | null, unit: Metric["unit"]): string {
  if (value === null) return "-";
  return roundHalfEven(unit === "%" ? value * 100 : value, 1);
}

/** A value with its interval, such as "42.0 [35.5, 49.0]". */
export function formatEstimate({ value, low, high }: Estimate, unit: Metric["unit"]): string {
  const text = formatValue(value, unit);
  if (low === null || high === null) return text;
  return `${text} [${formatValue(low, unit)}, ${formatValue(high, unit)}]`;
}
