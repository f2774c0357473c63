import { cells, items, sweepCells, sweepSamples } from "@kvsweep/metrics/database";
import { type SQL, sql } from "drizzle-orm";

/** True of the items that are a cell and a sample of the sweep. */
export function inSweep(sweepId: string): SQL {
  return sql`exists (
    select 1 from ${sweepCells} sc
    join ${cells} c on c.id = sc.cell_id
    join ${sweepSamples} ss on ss.sweep_id = sc.sweep_id and ss.benchmark = c.benchmark
    where sc.sweep_id = ${sweepId} and sc.cell_id = ${items.cellId} and ss.sample_id = ${items.sampleId})`;
}
