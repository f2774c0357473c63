import pRetry from "p-retry";
import { StoreError } from "../../errors.ts";

const firstPauseMs = 250;

/**
 * Does the action again, after growing pauses with jitter, while it throws a StoreError that may pass. Throws what the
 * last try threw: the first one that starts `patienceMs` or more after the beginning.
 */
export function retryPassing<T>(action: () => Promise<T>, patienceMs: number): Promise<T> {
  return pRetry(action, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: firstPauseMs,
    randomize: true,
    maxRetryTime: patienceMs,
    shouldRetry: ({ error }) => error instanceof StoreError && error.retry,
  });
}
