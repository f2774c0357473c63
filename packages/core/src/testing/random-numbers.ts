import { uniform } from "./uniform.ts";

/** Seeded float32 numbers in [−1, 1). */
export function randomNumbers(count: number, seed: number): number[] {
  const next = uniform(seed);
  return Array.from({ length: count }, () => Math.fround(2 * next()));
}
