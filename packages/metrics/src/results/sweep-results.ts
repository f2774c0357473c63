import type { BootstrapSettings } from "./bootstrap-settings.ts";
import type { Estimate } from "./estimate.ts";

/** One cell of a sweep with what is known of it. */
export interface CellResult {
  readonly cellId: string;
  readonly label: string;
  readonly model: string;
  readonly benchmark: string;
  readonly method: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Captions that are owed, decoded, and given up; the rest is pending. */
  readonly expected: number;
  readonly done: number;
  readonly failed: number;
  /** Captions behind the metrics. */
  readonly n: number;
  /** As `samplesHash`, of those captions' samples; null where there are none. */
  readonly samplesHash: string | null;
  readonly metrics: Readonly<Record<string, Estimate>>;
}

/** A sweep's cells in the order of its grid. */
export interface SweepResults {
  readonly sweep: { readonly id: string; readonly name: string };
  /** How the intervals were drawn; null where there are none. */
  readonly settings: BootstrapSettings | null;
  readonly cells: readonly CellResult[];
}
