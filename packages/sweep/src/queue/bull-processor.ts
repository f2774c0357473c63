import { type Job, UnrecoverableError } from "bullmq";
import { isFinal } from "../is-final.ts";
import type { UnitProcessor } from "./queue-connection.ts";
import { UnitJob } from "./unit-job.ts";

/** BullMQ's processor for ours: parses the payload, and turns an error's verdict into the job's. */
export function bullProcessor(processor: UnitProcessor) {
  return async (job: Job<UnitJob, void>, _token?: string, signal?: AbortSignal): Promise<void> => {
    const context = {
      jobId: job.id ?? "",
      attempt: job.attemptsMade + 1,
      signal: signal ?? new AbortController().signal,
    };
    try {
      await processor(UnitJob.parse(job.data), context);
    } catch (error) {
      throw jobError(error);
    }
  };
}

function jobError(error: unknown): unknown {
  if (!isFinal(error)) return error;
  const verdict = new UnrecoverableError(`${error.name}: ${error.message}`);
  verdict.cause = error;
  return verdict;
}
