import type { Database } from "@kvsweep/metrics/database";
import { type BatchReport, type RunUnit, runUnit, StaleAttemptError } from "@kvsweep/sweep";
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
  readonly threads: number;
  /** Where other workers take from the same queues. */
  readonly lease?: Lease | undefined;
  readonly resolve: RunUnit["resolve"];
  readonly commit?: RunUnit["commit"];
  /** Once aborted, the batch in flight is finished and committed, and no other one begun. */
  readonly drain: AbortSignal;
  readonly onBatch?: (report: BatchReport) => void;
  /** A unit that was given up: its error is not one to retry, or came too often. */
  readonly onFailed?: (unitId: string, error: Error) => void;
  /** A unit that another worker has claimed meanwhile: what was decoded of it since is dropped. */
  readonly onLost?: (unitId: string) => void;
  /** What goes wrong in the queue itself: its database is in the way, or a job's lock was lost. */
  readonly onError?: (error: Error) => void;
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
  const decode = decodeInChild(child);
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

async function work(input: WorkerInput, decode: RunUnit["decode"], unitId: string): Promise<void> {
  const { db, store, resolve, commit, threads, lease, drain, onBatch } = input;
  try {
    await runUnit({ db, store, decode, resolve, commit, unitId, threads, lease, signal: drain, onBatch });
  } catch (error) {
    if (error instanceof StaleAttemptError) input.onLost?.(unitId);
    // Its turn at the child had not come yet: the unit stays pending.
    if (!(drain.aborted && error === drain.reason)) throw error;
  }
}
