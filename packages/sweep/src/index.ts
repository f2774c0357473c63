export { ClosingStack } from "./closing-stack.ts";
export { type CommittedBatch, commitBatch, type DecodedBatch } from "./commit-batch.ts";
export type {
  Decode,
  DecodeBatch,
  DecodedCaption,
  DecodeFailure,
  DecodeResult,
  DecodeSample,
} from "./decode.ts";
export {
  DecodeResultError,
  FleetSettingsError,
  LedgerError,
  ModelChildDiedError,
  NotAtHandError,
  ObjectCorruptError,
  ObjectNotFoundError,
  PlanError,
  QueueError,
  ResolveError,
  StaleAttemptError,
  StoreError,
  SweepError,
  SweepFileError,
} from "./errors.ts";
export { type ParsedSweepFile, parseSweepFile } from "./file/parse-sweep-file.ts";
export type { SweepFile } from "./file/sweep-file.ts";
export { sweepJsonSchema } from "./file/sweep-json-schema.ts";
export { sweepTemplate } from "./file/template.ts";
export { type FleetSettings, fleetSettings, type StoreAddress } from "./fleet/fleet-settings.ts";
export { type Fleet, type OpenFleet, openFleet } from "./fleet/open-fleet.ts";
export type { Engine } from "./identity/cell-identity.ts";
export { sha256 } from "./identity/sha256.ts";
export { type UnitNeeds, unitQueueName } from "./identity/unit-queue-name.ts";
export { isFinal } from "./is-final.ts";
export { type ListedPlan, listPlan } from "./plan/list-plan.ts";
export { type PlanInput, planSweep } from "./plan/plan-sweep.ts";
export type { Sequence } from "./plan/sequence.ts";
export type {
  PlannedBenchmark,
  PlannedCell,
  PlannedModel,
  PlannedUnit,
  SweepPlan,
} from "./plan/sweep-plan.ts";
export { benchmarkFolder, type LoadedBenchmark, loadBenchmark } from "./resolve/load-benchmark.ts";
export { bundledModels, isModelFolder, resolveModel } from "./resolve/resolve-model.ts";
export { unitResolver } from "./resolve/resolve-unit.ts";
export { type BatchReport, type ResolvedUnit, type RunUnit, runUnit, type UnitReport } from "./run-unit.ts";
export { type ScoreSweep, scoreSweep } from "./score-sweep.ts";
export { type StartTelemetry, startTelemetry, type Telemetry } from "./telemetry/start-telemetry.ts";
