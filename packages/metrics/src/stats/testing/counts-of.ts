import type { Counts } from "../../benchmark.ts";

/** Arrays as counts, one object a position, with `n` for the position itself. */
export function countsOf(arrays: Readonly<Record<string, readonly number[]>>): Counts[] {
  const length = Math.max(...Object.values(arrays).map((array) => array.length));
  return Array.from({ length }, (_, i) => ({
    n: 1,
    ...Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array[i] ?? 0])),
  }));
}
