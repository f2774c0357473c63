import type { SweepResults } from "./sweep-results.ts";
import type { Verdict } from "./verdicts.ts";

/** What `renderResults` prints. */
export interface Results extends SweepResults {
  readonly verdicts: readonly Verdict[];
}
