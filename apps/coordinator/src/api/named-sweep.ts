import type { Database } from "@kvsweep/metrics/database";
import { findSweep, type SweepRow } from "@kvsweep/sweep/ledger";
import { NotFoundError } from "./errors.ts";

/** What stands for the newest sweep where a name or id may stand. */
export const latest = "latest";

/** A sweep by its name, the start of its id, or `latest`. Throws NotFoundError. */
export async function namedSweep(db: Database, name: string): Promise<SweepRow> {
  const sweep = await findSweep(db, name === latest ? "" : name);
  if (sweep) return sweep;
  throw new NotFoundError(
    name === latest
      ? "Cannot find a sweep: there is none yet"
      : `Cannot find sweep "${name}": there is none such`,
    "`kvsweep status` lists the sweeps that there are.",
  );
}
