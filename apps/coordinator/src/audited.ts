import { checkMigrations } from "@kvsweep/metrics/database";
import { type Fleet, type FleetSettings, openFleet } from "@kvsweep/sweep";
import { hasState, openState } from "./embedded/state.ts";
import { sweepNotFound } from "./sweep-not-found.ts";

/** Whose ledger and store are looked at: a state folder's, or a fleet's. */
export interface AuditedPlace {
  readonly state: string;
  /** Where the fleet's servers are; undefined for the state folder. */
  readonly fleet: FleetSettings | undefined;
}

export interface Audited extends Pick<Fleet, "db" | "store">, AsyncDisposable {
  /** For messages. */
  readonly name: string;
}

/** Opens ledger and store, as they are. Throws CommandError where there is no such state, and what opening throws. */
export async function openAudited({ state: folder, fleet: settings }: AuditedPlace): Promise<Audited> {
  if (settings) {
    const fleet = await openFleet({ settings, applicationName: "kvsweep audit" });
    await checkMigrations(fleet.db);
    return { ...fleet, name: "the fleet's ledger" };
  }
  if (!hasState(folder)) throw sweepNotFound({ sweep: "", state: folder });
  return { ...(await openState(folder)), name: folder };
}
