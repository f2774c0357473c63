import type { PlannedCell, PlannedUnit, SweepPlan } from "./sweep-plan.ts";

/** A plan whose cells and units are written out. */
export interface ListedPlan extends SweepPlan {
  readonly cells: readonly PlannedCell[];
  readonly units: readonly PlannedUnit[];
}

/** Writes a plan out, for a sweep that is known to be small. */
export function listPlan(plan: SweepPlan): ListedPlan {
  return { ...plan, cells: [...plan.cells], units: [...plan.units] };
}
