import type { Counts } from "../benchmark.ts";

/** What was counted in the captions of one cell. */
export interface CellCounts {
  readonly cellId: string;
  readonly label: string;
  readonly model: string;
  readonly method: string;
  /** In the order of the sweep's samples; null where a caption is missing or not counted. */
  readonly counts: readonly (Counts | null)[];
}

/** What one benchmark counted in a sweep: the samples in the benchmark's order, the cells in the grid's. */
export interface SweepCounts {
  readonly sampleIds: readonly string[];
  readonly cells: readonly CellCounts[];
}
