import { groupBy } from "./group-by.ts";
import type { EventRow, LogEntry } from "./log-entry.ts";

/** Kinds of events whose transaction may change captions. */
const writerKinds = new Set(["committed", "crashed", "failed", "finished"]);
/** Kinds that change captions in nobody's name. */
const ownerKinds = new Set(["retried", "requeued", "changed"]);

/**
 * Who wrote: every change of a caption is told of by an event of the same transaction, and whoever committed held the
 * newest claim of its unit. `log` is in the order of `seq`. Returns what is not so, in words.
 */
export function checkWriters(log: readonly LogEntry[]): string[] {
  const newest = new Map<string, number>();
  const stale: string[] = [];
  for (const entry of log) {
    if (entry.source === "claim") newest.set(entry.unitId, entry.attempt);
    if (entry.source === "event" && writerKinds.has(entry.kind)) stale.push(...staleProblem(entry, newest));
  }
  return [...stale, ...untold(log)];
}

function staleProblem({ kind, unitId, attempt }: EventRow, newest: ReadonlyMap<string, number>): string[] {
  const held = newest.get(unitId ?? "");
  if (attempt === held && attempt !== null) return [];
  return [`unit ${unitId}: attempt ${attempt} ${kind} while attempt ${held ?? "none"} held it`];
}

function untold(log: readonly LogEntry[]): string[] {
  const changes = groupBy(
    log.filter((entry) => entry.source === "item"),
    ({ tx }) => tx,
  );
  const told = new Set(
    log.flatMap((entry) =>
      entry.source === "event" && (writerKinds.has(entry.kind) || ownerKinds.has(entry.kind))
        ? [entry.tx]
        : [],
    ),
  );
  return [...changes]
    .filter(([tx]) => !told.has(tx))
    .map(([tx, entries]) => `transaction ${tx} changed ${entries.length} captions, and no event tells of it`);
}
