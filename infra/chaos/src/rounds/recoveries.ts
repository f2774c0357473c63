import type { Claim, LogEntry } from "../history/log-entry.ts";

/** A worker that was killed. */
export interface Kill {
  readonly workerId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Seconds from each kill until a unit that the killed worker had in hand was claimed again, one for each such unit. `log`
 * is in the order of `seq`.
 */
export function recoveries(log: readonly LogEntry[], kills: readonly Kill[]): number[] {
  const last = new Map<string, Claim>();
  const found: number[] = [];
  for (const entry of log) {
    if (entry.source !== "claim") continue;
    const before = last.get(entry.unitId);
    last.set(entry.unitId, entry);
    const kill = kills.find(
      ({ workerId, at }) => before?.workerId === workerId && before.at <= at && entry.at > at,
    );
    if (kill) found.push((entry.at - kill.at) / 1000);
  }
  return found;
}
