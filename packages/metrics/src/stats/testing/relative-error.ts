/** How far a number is from the golden one, as a share of it; 0 where both are NaN, absolute where the golden is 0. */
export function relativeError(actual: number, golden: number): number {
  if (Number.isNaN(actual) && Number.isNaN(golden)) return 0;
  return Math.abs(actual - golden) / (golden === 0 ? 1 : Math.abs(golden));
}
