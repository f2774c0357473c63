import { type Database, sweeps, units } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";

/** A unit that should be in its queue and is not. */
export interface OwedUnit {
  readonly id: string;
  readonly sweepId: string;
  /** Of its sweep. */
  readonly priority: number;
  /** 1 for the first unit of its sweep, those already in the queue counted. */
  readonly turn: number;
}

export interface OwedUnitsQuery {
  readonly queue: string;
  /** Units that the queue holds already. */
  readonly queued: readonly string[];
  readonly limit: number;
}

/**
 * The next units for a queue: of active sweeps, not finished, and in no worker's hands. Sweeps of a higher
 * priority go first; those of one priority take turns, so that a small sweep does not wait behind a large one.
 */
export async function owedUnits(
  db: Database,
  { queue, queued, limit }: OwedUnitsQuery,
): Promise<readonly OwedUnit[]> {
  const held = sql`${sql.param([...queued])}::text[]`;
  // Each sweep's own next units first: a sweep of a million units is not sorted for the sake of a few.
  const { rows } = await db.execute<{ id: string; sweepId: string; priority: number; turn: number }>(sql`
    select u.id, s.id as "sweepId", s.priority, coalesce(q.count, 0) + u.place as turn
    from ${sweeps} s
    left join (
      select sweep_id, count(*)::int as count from ${units} where id = any(${held}) group by sweep_id
    ) q on q.sweep_id = s.id
    cross join lateral (
      select id, (row_number() over (order by ordinal))::int as place
      from ${units}
      where sweep_id = s.id and queue = ${queue} and finished_at is null
        and (lease_until is null or lease_until < now()) and id <> all(${held})
      order by ordinal
      limit ${limit}
    ) u
    where s.state = 'active'
    order by s.priority desc, turn, s.created_at, s.id
    limit ${limit}`);
  return rows;
}
