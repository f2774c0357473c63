import type { Claim, LogEntry } from "../history/log-entry.ts";

/** A worker that was killed. */
export interface Kill {
  readonly workerId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A unit of a killed worker that went on. */
export interface Recovery {
  readonly unitId: string;
  /** From the kill until it was claimed again. */
  readonly seconds: number;
  /** Who was killed, and who claimed it then. */
  readonly workers: readonly [string, string | null];
}

/** How each unit that a killed worker had in hand went on. `log` is in the order of `seq`. */
export function recoveries(log: readonly LogEntry[], kills: readonly Kill[]): Recovery[] {
  const last = new Map<string, Claim>();
  const found: Recovery[] = [];
  for (const entry of log) {
    if (entry.source !== "claim") continue;
    const before = last.get(entry.unitId);
    last.set(entry.unitId, entry);
    const kill = kills.find(
      ({ workerId, at }) => before?.workerId === workerId && before.at <= at && entry.at > at,
    );
    if (kill) {
      const { unitId, workerId } = entry;
      found.push({ unitId, seconds: (entry.at - kill.at) / 1000, workers: [kill.workerId, workerId] });
    }
  }
  return found;
}
