import { type Database, databaseError } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";
import pRetry from "p-retry";

/** Milliseconds between two questions: at first, and at most. */
const firstPause = 250;
const longestPause = 5_000;

/**
 * Resolves when the ledger answers, so that no unit is begun, and none used up in vain, while it is away. Throws what will
 * not pass by itself, and the signal's reason.
 */
export async function awaitLedger(
  db: Database,
  { signal, onAway }: { readonly signal: AbortSignal; readonly onAway: (error: Error) => void },
): Promise<void> {
  await pRetry(() => db.execute(sql`select 1`), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: firstPause,
    maxTimeout: longestPause,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => databaseError(error)?.retry ?? false,
    onFailedAttempt: ({ error }) => onAway(databaseError(error) ?? error),
  });
}
