import { sweepStates } from "@kvsweep/metrics/database";
import { z } from "zod";

// What the API takes and gives: the server validates by these, and the command line reads answers by them.

const count = z.number().int().min(0);
const time = z.iso.datetime();

/** What went wrong: the same words that the command line prints. */
export const Problem = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    /** What to do next. */
    advice: z.string(),
    /** Whether the same request may succeed later. */
    retry: z.boolean(),
  }),
});
export type Problem = z.infer<typeof Problem>;

export const SweepSummary = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(sweepStates),
  priority: z.number().int().min(0).max(9),
  createdAt: time,
  submittedBy: z.string().nullable(),
  expected: count,
  done: count,
  failed: count,
  pending: count,
});
export type SweepSummary = z.infer<typeof SweepSummary>;

export const SweepList = z.array(SweepSummary);

/** A sweep and whether this submission is what made it. */
export const Submission = SweepSummary.extend({ isNew: z.boolean(), cells: count, units: count });
export type Submission = z.infer<typeof Submission>;

export const SubmitQuery = z.object({
  /** The file's name, for messages. */
  name: z.string().max(200).default("sweep.yaml"),
  priority: z.coerce.number().int().min(0).max(9).optional(),
  /** Most captions of a unit. */
  rows: z.coerce.number().int().min(1).max(4096).optional(),
  provider: z.string().optional(),
  dtype: z.string().optional(),
});

export const SweepPatch = z
  .strictObject({
    state: z.enum(sweepStates).optional(),
    priority: z.number().int().min(0).max(9).optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, "it changes nothing");
export type SweepPatch = z.infer<typeof SweepPatch>;

export const RetryRequest = z.strictObject({
  /** A cell's id or label. */
  cell: z.string().max(500).optional(),
  /** Such as "ImageError". */
  errorName: z.string().max(100).optional(),
});
export type RetryRequest = z.infer<typeof RetryRequest>;

export const Retried = z.object({ captions: count });

export const Failure = z.object({
  cellId: z.string(),
  label: z.string(),
  sampleId: z.string(),
  errorName: z.string(),
  errorMessage: z.string(),
});
export const FailureList = z.array(Failure);

export const FleetWorker = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  version: z.string(),
  engineVersion: z.string(),
  provider: z.string(),
  dtype: z.string(),
  device: z.string(),
  memoryBytes: z.number(),
  models: z.array(z.string()),
  warmModel: z.string().nullable(),
  state: z.string(),
  startedAt: time,
  /** Since its last sign of life. */
  silentSeconds: z.number(),
});
export type FleetWorker = z.infer<typeof FleetWorker>;
export const WorkerList = z.array(FleetWorker);

export const LedgerEvent = z.object({
  id: z.number(),
  at: time,
  kind: z.string(),
  sweepId: z.string().nullable(),
  unitId: z.string().nullable(),
  attempt: z.number().nullable(),
  workerId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type LedgerEvent = z.infer<typeof LedgerEvent>;
export const EventList = z.array(LedgerEvent);

export const EventQuery = z.object({
  sweep: z.string().max(200).optional(),
  worker: z.string().max(200).optional(),
  /** Only events with a greater id. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

export const Difference = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() });

export const Explanation = z.object({
  cell: z.object({ id: z.string(), label: z.string(), model: z.string(), benchmark: z.string() }),
  /** Of the one sample that was asked for, or of all of the cell's. */
  captions: z.object({ done: count, failed: count, pending: count }),
  /** Earlier cells that are most like it, and what of their identity differs. */
  earlier: z.array(
    z.object({ id: z.string(), label: z.string(), createdAt: time, differences: z.array(Difference) }),
  ),
});
export type Explanation = z.infer<typeof Explanation>;
