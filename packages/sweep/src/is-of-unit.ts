import { databaseError } from "@kvsweep/metrics/database";
import { NotAtHandError, QueueError, StaleAttemptError, StoreError } from "./errors.ts";

/** Whether an error is the unit's own fault or the decoder's: not a server's, a worker's that lacks something, or a stop. */
export function isOfUnit(error: Error): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof StoreError || cause instanceof QueueError) return false;
    if (cause instanceof NotAtHandError) return false;
    if (cause instanceof StaleAttemptError || cause.name === "AbortError") return false;
  }
  return databaseError(error) === undefined;
}
