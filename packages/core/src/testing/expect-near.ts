import { expect } from "vitest";

/** Expects numbers that differ by no more than float32 sums in another order do. */
export function expectNear(found: readonly number[], wanted: readonly number[], tolerance = 1e-5): void {
  expect(found).toHaveLength(wanted.length);
  const worst = found.reduce((most, value, i) => {
    const distance = Math.abs(value - (wanted[i] ?? Number.NaN));
    return Number.isNaN(distance) || distance > most ? distance : most;
  }, 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}
