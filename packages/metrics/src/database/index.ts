export { DatabaseError } from "../errors.ts";
export { type AdvisoryLock, tryAdvisoryLock } from "./advisory-lock.ts";
export { type Database, openPgliteDatabase } from "./database.ts";
export { databaseError } from "./database-error.ts";
export { type CaptionCounts, insertCounts } from "./insert-counts.ts";
export { type CurrentMetricsQuery, metricsAreCurrent } from "./metrics-are-current.ts";
export { checkMigrations, migrateDatabase } from "./migrate.ts";
export { networkProblem } from "./network-problem.ts";
export {
  openPostgresDatabase,
  type PostgresDatabase,
  type PostgresOptions,
} from "./open-postgres-database.ts";
export { type CountsQuery, readCounts } from "./read-counts.ts";
export { type CellProgress, readProgress } from "./read-progress.ts";
export { readResults } from "./read-results.ts";
export { type CaptionMentions, replaceMentions } from "./replace-mentions.ts";
export {
  captionCounts,
  cells,
  type EventKind,
  events,
  type ItemState,
  itemStates,
  items,
  kvsweep,
  mentions,
  metrics,
  type SweepState,
  selfTests,
  sweepCells,
  sweepSamples,
  sweepStates,
  sweeps,
  type TokenRole,
  timings,
  tokenRoles,
  tokens,
  units,
  workers,
} from "./schema.ts";
export { type UnnestColumn, unnest } from "./unnest.ts";
export { upsertMetrics } from "./upsert-metrics.ts";
export { urlWithoutSecrets } from "./url-without-secrets.ts";
