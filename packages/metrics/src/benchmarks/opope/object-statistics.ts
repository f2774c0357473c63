import type { ObjectRow } from "./object-rows.ts";

/** How often objects are shown, and beside which others. */
export interface ObjectStatistics {
  /** Every object, in the order in which they first come up. */
  readonly names: readonly string[];
  /** Every object, the most frequent first; of equals, the one that came up first. */
  readonly popular: readonly string[];
  /** The objects shown beside this one, the most frequent first. */
  readonly beside: (name: string) => readonly string[];
}

/** The statistics of these images, and of no others, as POPE has them. */
export function objectStatistics(rows: readonly ObjectRow[]): ObjectStatistics {
  const frequency = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  for (const { objects } of rows) {
    for (const name of objects) {
      add(frequency, name);
      const beside = together.get(name) ?? new Map<string, number>();
      for (const other of objects) if (other !== name) add(beside, other);
      together.set(name, beside);
    }
  }
  const sorted = new Map([...together].map(([name, beside]) => [name, byCount(beside)]));
  return {
    names: [...frequency.keys()],
    popular: byCount(frequency),
    beside: (name) => sorted.get(name) ?? [],
  };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
