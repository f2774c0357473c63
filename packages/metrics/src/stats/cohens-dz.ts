import { mean } from "./mean.ts";
import { standardDeviation } from "./standard-deviation.ts";

/** Cohen's d of paired differences: their mean in standard deviations. NaN of fewer than two, and of two zeros. */
export function cohensDz(differences: readonly number[]): number {
  return mean(differences) / standardDeviation(differences);
}
