import { standardDeviation } from "./standard-deviation.ts";

/** A value's standard error from its jackknife. Times √n it is the spread of one image; of a mean, exactly the usual one. */
export function jackknifeStandardError(jackknife: Float64Array): number {
  const n = jackknife.length;
  return ((n - 1) / Math.sqrt(n)) * standardDeviation(jackknife);
}
