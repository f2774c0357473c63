export { type Difference, differences } from "../identity/differences.ts";
export { type ClaimedCell, type ClaimedUnit, claimUnit } from "./claim-unit.ts";
export { type CommittedItems, commitItems, type DoneItem, type FailedItem } from "./commit-items.ts";
export { doneItems, type StoredItem, type Uncounted } from "./done-items.ts";
export {
  type EventRow,
  type EventsQuery,
  type LedgerEvent,
  listEvents,
  recordEvent,
} from "./events.ts";
export { type CellExplanation, explainCell, type Relative } from "./explain-cell.ts";
export { type ExplainedItem, explainItem, type ItemHistory, type ItemQuery } from "./explain-item.ts";
export { type FailedRow, failedItems } from "./failed-items.ts";
export { type CellRow, findCell } from "./find-cell.ts";
export { findSweep, type SweepRow } from "./find-sweep.ts";
export { lastEvents } from "./last-events.ts";
export { endLease, type Lease, renewLease } from "./lease.ts";
export { listSweeps } from "./list-sweeps.ts";
export { modelTimings, type TimedModel } from "./model-timings.ts";
export { owedQueues } from "./owed-queues.ts";
export { type OwedUnit, type OwedUnitsQuery, owedUnits } from "./owed-units.ts";
export { type PendingUnit, pendingUnits } from "./pending-units.ts";
export { planProgress } from "./plan-progress.ts";
export { type Crash, maxCrashes, recordCrash } from "./record-crash.ts";
export { recordSweep, type Submission } from "./record-sweep.ts";
export { recordTimings, type TimedAttempt } from "./record-timings.ts";
export { type Loss, type LostItem, requeueItems, requeueObject } from "./requeue-items.ts";
export { type FailedFilter, retryFailed } from "./retry-failed.ts";
export { type SweepChange, setSweep } from "./set-sweep.ts";
export { type SweepProgress, sweepProgress } from "./sweep-progress.ts";
export { type TracedItem, tracedItems } from "./traced-items.ts";
export type { PendingItem } from "./unit-items.ts";
export {
  listWorkers,
  registerWorker,
  seeWorker,
  type WorkerDescription,
  type WorkerRow,
  type WorkerSign,
  type WorkerState,
} from "./workers.ts";
