import type { Database } from "@kvsweep/metrics/database";
import { type BatchReport, type Decode, type RunUnit, runUnit, StaleAttemptError } from "@kvsweep/sweep";
import type { Lease } from "@kvsweep/sweep/ledger";
import type { QueueConnection } from "@kvsweep/sweep/queue";
import type { ObjectStore } from "@kvsweep/sweep/store";
import { UnrecoverableError } from "bullmq";
import type { ModelChild } from "./child/model-child.ts";
import { decodeInChild } from "./decode-in-child.ts";

export interface WorkerInput {
  readonly connection: QueueConnection;
  readonly db: Database;
  readonly store: ObjectStore;
  /** The queues to take units from, one a model. */
  readonly queues: readonly string[];
  readonly child: ModelChild;
  /** Default: the child's. */
  readonly decode?: Decode;
  /** What must come first before a unit is claimed, such as that the ledger answers. */
  readonly before?: (signal: AbortSignal) => Promise<void>;
  readonly threads: number;
  /** Where other workers take from the same queues. */
  readonly lease?: Lease | undefined;
  readonly resolve: RunUnit["resolve"];
  readonly commit?: RunUnit["commit"];
  /** Once aborted, the batch in flight is finished and committed, and no other one begun. */
  readonly drain: AbortSignal;
  /** A unit was taken from the queue; `outcome` resolves when it is out of hand. */
  readonly onUnit?: (unitId: string, outcome: Promise<UnitEnd>) => void;
  readonly onBatch?: (report: BatchReport, unitId: string) => void;
  /** A unit that was given up: its error is not one to retry, or came too often. */
  readonly onFailed?: (unitId: string, error: Error) => void;
  /** What goes wrong in the queue itself: its database is in the way, or a job's lock was lost. */
  readonly onError?: (error: Error) => void;
}

/** What became of a unit: what is given back still owes something, and a lost one has another worker. */
export type UnitOutcome = "finished" | "given back" | "lost" | "failed";

/** How a unit was let go of; the error of one that is lost or failed. */
export interface UnitEnd {
  readonly outcome: UnitOutcome;
  readonly error?: unknown;
}

/** Two units at a time: while the child decodes one, the other's captions are stored. */
const concurrency = 2;

/** A worker at work; disposing it waits for the units in flight. */
export interface RunningWorker extends AsyncDisposable {
  /** Resolves when `drain` is aborted and the units in flight are committed. */
  readonly drained: Promise<void>;
}

/** Takes units from the queues, decodes them in the child and commits what comes of them. */
export function startWorker(input: WorkerInput): RunningWorker {
  const { connection, child, drain, onError } = input;
  const decode = input.decode ?? decodeInChild(child);
  const workers = input.queues.map((queue) => {
    const worker = connection.createWorker(queue, (job) => work(input, decode, job.unitId), { concurrency });
    worker.on("failed", (job, error) => {
      if (job) reportFailure(input, job, error);
    });
    worker.on("error", (error) => onError?.(error));
    return worker;
  });
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  const drained = new Promise<void>((resolve) => {
    const stop = () => resolve(close());
    if (drain.aborted) stop();
    else drain.addEventListener("abort", stop, { once: true });
  });
  return { drained, [Symbol.asyncDispose]: close };
}

interface FailedJob {
  readonly data: { readonly unitId: string };
  readonly attemptsMade: number;
  readonly opts: { readonly attempts?: number };
}

function reportFailure(
  { onFailed }: WorkerInput,
  { data, attemptsMade, opts }: FailedJob,
  error: Error,
): void {
  const cause = error.cause instanceof Error ? error.cause : error;
  // Whoever claimed the unit since finishes it.
  if (cause instanceof StaleAttemptError) return;
  const isGivenUp = error instanceof UnrecoverableError || attemptsMade >= (opts.attempts ?? 1);
  if (isGivenUp) onFailed?.(data.unitId, cause);
}

async function work(input: WorkerInput, decode: Decode, unitId: string): Promise<void> {
  const working = runOne(input, decode, unitId);
  const end = working.then(
    (outcome): UnitEnd => ({ outcome }),
    (error: unknown): UnitEnd => ({ outcome: error instanceof StaleAttemptError ? "lost" : "failed", error }),
  );
  input.onUnit?.(unitId, end);
  await working;
}

async function runOne(input: WorkerInput, decode: Decode, unitId: string): Promise<UnitOutcome> {
  const { db, store, resolve, commit, threads, lease, drain } = input;
  const onBatch = (report: BatchReport) => input.onBatch?.(report, unitId);
  try {
    await input.before?.(drain);
    const run = { db, store, decode, resolve, commit, unitId, threads, lease, signal: drain, onBatch };
    return (await runUnit(run)).isFinished ? "finished" : "given back";
  } catch (error) {
    // Its turn at the child had not come yet: the unit stays pending.
    if (drain.aborted && error === drain.reason) return "given back";
    throw error;
  }
}
