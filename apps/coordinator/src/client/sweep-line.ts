import type { SweepSummary } from "../api/contract.ts";

/** A sweep in one line, for people. */
export function sweepLine({ id, name, state, expected, done, failed, pending }: Progress): string {
  const share = expected === 0 ? 100 : Math.floor((100 * (done + failed)) / expected);
  const paused = state === undefined || state === "active" ? "" : ` (${state})`;
  return `${name} (${id.slice(0, 8)})${paused}: ${share} %, ${done} done, ${failed} failed, ${pending} pending of ${expected}\n`;
}

type Progress = Pick<SweepSummary, "id" | "name" | "expected" | "done" | "failed" | "pending"> &
  Partial<Pick<SweepSummary, "state">>;
