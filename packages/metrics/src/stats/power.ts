import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** A paired comparison that is planned. */
export interface Design {
  /** Spread of one image's difference, in the metric's unit: `jackknifeStandardError` of the difference times √images. */
  readonly deviation: number;
  /** Two-sided level of significance, 0..1; divide by the number of cells for a grid. */
  readonly alpha: number;
}

/** Chance, 0..1, that `images` images show a true difference, by the normal approximation; alpha for a difference of 0. */
export function power(difference: number, images: number, { deviation, alpha }: Design): number {
  const shift = (Math.abs(difference) * Math.sqrt(images)) / deviation;
  const critical = normalQuantile(alpha / 2);
  return normalCdf(critical + shift) + normalCdf(critical - shift);
}
