import type { Job, Queue, QueueListener, Worker, WorkerListener } from "bullmq";
import type { UnitJob } from "./unit-job.ts";

/** A model's queue of units: BullMQ's own, whatever it is kept in. */
export interface UnitQueue
  extends Pick<
    Queue<UnitJob, void>,
    | "name"
    | "addBulk"
    | "getJob"
    | "getJobs"
    | "getJobCounts"
    | "pause"
    | "resume"
    | "isPaused"
    | "obliterate"
    | "close"
  > {
  on<Event extends keyof QueueListener<Job>>(event: Event, listener: QueueListener<Job>[Event]): unknown;
}

/** A worker on a model's queue: BullMQ's own, whatever it is kept in. */
export interface UnitWorker
  extends Pick<
    Worker<UnitJob, void>,
    "name" | "pause" | "resume" | "isRunning" | "cancelAllJobs" | "waitUntilReady" | "close"
  > {
  on<Event extends keyof UnitEvents>(event: Event, listener: UnitEvents[Event]): unknown;
  off<Event extends keyof UnitEvents>(event: Event, listener: UnitEvents[Event]): unknown;
}

type UnitEvents = WorkerListener<UnitJob, void>;

export interface UnitContext {
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the job is cancelled or its lock is lost. */
  readonly signal: AbortSignal;
}

/** Does one unit. What it throws decides: an error whose `retry` is false fails the job for good, others are retried. */
export type UnitProcessor = (job: UnitJob, context: UnitContext) => Promise<void>;

export interface UnitWorkerOptions {
  /** Units at a time. Default 1. */
  readonly concurrency?: number;
  /** Milliseconds after which a silent worker's unit may go to another. Default 15,000; renewed at half of it. */
  readonly lockDuration?: number;
  /** Milliseconds between looks for silent workers. Default 5,000. */
  readonly stalledInterval?: number;
}

/** Where queues are kept. Closing it closes every queue and worker that it made; jobs in flight finish first. */
export interface QueueConnection extends AsyncDisposable {
  createQueue(name: string): UnitQueue;
  createWorker(name: string, processor: UnitProcessor, options?: UnitWorkerOptions): UnitWorker;
  close(): Promise<void>;
}
