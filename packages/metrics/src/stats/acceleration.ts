import { mean } from "./mean.ts";

/** BCa's acceleration, a sixth of the skewness of leave-one-out values; 0 where they are all alike. */
export function acceleration(jackknife: Float64Array): number {
  const middle = mean(jackknife);
  let [squares, cubes] = [0, 0];
  for (const value of jackknife) {
    squares += (middle - value) ** 2;
    cubes += (middle - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
