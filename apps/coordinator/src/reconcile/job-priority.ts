import type { OwedUnit } from "@kvsweep/sweep/ledger";

/** A sweep's highest priority. */
const highest = 9;
/** More than a queue is ever filled to. */
const mostTurns = 100_000;

/**
 * A unit's place in its queue, a smaller number going first: by its sweep's priority, then by turn. So units of a small
 * sweep overtake those of a large one that were queued before them, until both have had as many.
 */
export function jobPriority({ priority, turn }: Pick<OwedUnit, "priority" | "turn">): number {
  return (highest - priority) * mostTurns + Math.min(turn, mostTurns - 1);
}
