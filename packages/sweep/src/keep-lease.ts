import type { Database } from "@kvsweep/metrics/database";
import { StaleAttemptError } from "./errors.ts";
import type { Attempt } from "./ledger/hold-attempt.ts";
import { endLease, renewLease } from "./ledger/lease.ts";

/** A lease that is renewed until it is disposed, which gives the unit back. */
export interface KeptLease extends AsyncDisposable {
  /** Aborted with a StaleAttemptError when another attempt has taken the unit. */
  readonly lost: AbortSignal;
}

/**
 * Renews an attempt's lease three times as often as it runs out. A database that does not answer is asked again: what
 * was decoded meanwhile is fenced by the attempt's token in any case.
 */
export function keepLease(db: Database, attempt: Attempt, seconds: number): KeptLease {
  const lost = new AbortController();
  let renewing = Promise.resolve();
  const renew = async () => {
    const isHeld = await renewLease(db, attempt, seconds).catch(() => true);
    if (!isHeld) lost.abort(new StaleAttemptError(attempt.unitId));
  };
  const timer = setInterval(
    () => {
      renewing = renewing.then(renew);
    },
    (seconds * 1000) / 3,
  );
  return {
    lost: lost.signal,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await renewing;
      await endLease(db, attempt).catch(() => false);
    },
  };
}
