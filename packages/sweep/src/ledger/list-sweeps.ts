import { type Database, sweeps } from "@kvsweep/metrics/database";
import { desc } from "drizzle-orm";
import type { SweepRow } from "./find-sweep.ts";

/** All sweeps, the newest first. */
export async function listSweeps(db: Database): Promise<SweepRow[]> {
  return db.select().from(sweeps).orderBy(desc(sweeps.createdAt));
}
