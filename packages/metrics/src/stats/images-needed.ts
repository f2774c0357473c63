import type { PoweredDesign } from "./minimal-detectable-difference.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** The fewest images that show a true difference, in the metric's unit, with the power asked for; infinite for 0. */
export function imagesNeeded(difference: number, { deviation, alpha, power }: PoweredDesign): number {
  const standardErrors = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return Math.ceil(((standardErrors * deviation) / difference) ** 2);
}
