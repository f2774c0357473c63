import { items, units } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";

/** What the unit of the surrounding statement still owes, looked for by key: as fast however much others owe. */
export const fromOwedItems = sql`from ${items} i
  where i.cell_id = any(${units.cellIds}) and i.sample_id = any(${units.sampleIds}) and i.state = 'pending'`;
