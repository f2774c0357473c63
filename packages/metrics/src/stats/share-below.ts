import { tieTolerance } from "./tie-tolerance.ts";

/** Share of values below a limit, ties counted half, so that it doesn't hang on how a ratio was rounded; NaN of none. */
export function shareBelow(values: Float64Array, limit: number): number {
  let below = 0;
  for (const value of values) {
    if (Math.abs(value - limit) <= tieTolerance) below += 0.5;
    else if (value < limit) below++;
  }
  return below / values.length;
}
