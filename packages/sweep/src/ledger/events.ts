import { type Database, type EventKind, events } from "@kvsweep/metrics/database";
import { and, asc, eq, gt, type SQL } from "drizzle-orm";

/** What happened, and to whom. */
export interface LedgerEvent {
  readonly kind: EventKind;
  readonly sweepId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly attempt?: number | undefined;
  readonly workerId?: string | null | undefined;
  readonly details?: Record<string, unknown>;
}

export interface EventRow extends Readonly<typeof events.$inferSelect> {}

export interface EventsQuery {
  readonly sweepId?: string | undefined;
  readonly workerId?: string | undefined;
  /** Only events after the one of this id. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Notes an event: in the transaction of the change that it tells of, so that there is neither one without the other. */
export async function recordEvent(db: Database, event: LedgerEvent): Promise<void> {
  await db.insert(events).values(event);
}

/**
 * Events, the oldest first. Ids are given when an event is written and seen when its transaction ends, so that one of a
 * long transaction may turn up behind later ones.
 */
export async function listEvents(
  db: Database,
  { sweepId, workerId, after, limit }: EventsQuery,
): Promise<EventRow[]> {
  const conditions: SQL[] = [];
  if (sweepId !== undefined) conditions.push(eq(events.sweepId, sweepId));
  if (workerId !== undefined) conditions.push(eq(events.workerId, workerId));
  if (after !== undefined) conditions.push(gt(events.id, after));
  return db
    .select()
    .from(events)
    .where(and(...conditions))
    .orderBy(asc(events.id))
    .limit(limit);
}
