import { type Database, events, sweeps } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";

/** The newest event of each sweep that has one, by the sweep's id: a sweep that is through changes only with another one. */
export async function lastEvents(db: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.execute<{ id: string; last: number }>(sql`
    select s.id, e.id::float8 as last from ${sweeps} s
    cross join lateral (select id from ${events} where sweep_id = s.id order by id desc limit 1) e`);
  return new Map(rows.map(({ id, last }) => [id, last]));
}
