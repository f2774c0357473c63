import { normalQuantile } from "./normal-quantile.ts";
import type { Design } from "./power.ts";

/** A planned comparison, and the chance, 0..1, with which a true difference is to be found. Usually 0.8. */
export interface PoweredDesign extends Design {
  readonly power: number;
}

/**
 * The smallest true difference, in the metric's unit, that `images` images show with the power asked for. By the textbook's
 * formula, which leaves the far tail out: for a power well above alpha.
 */
export function minimalDetectableDifference(
  images: number,
  { deviation, alpha, power }: PoweredDesign,
): number {
  return ((normalQuantile(1 - alpha / 2) + normalQuantile(power)) * deviation) / Math.sqrt(images);
}
