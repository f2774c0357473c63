import type { Results } from "@kvsweep/metrics";
import type { Database } from "@kvsweep/metrics/database";
import type { SweepRow } from "@kvsweep/sweep/ledger";
import type { Gate } from "./authenticate.ts";
import type { Catalog } from "./catalog.ts";
import type { Principal } from "./tokens.ts";

/** What the API's routes work on. */
export interface ApiContext {
  readonly db: Database;
  readonly gate: Gate;
  readonly catalog: Catalog;
  /** The version of the engine that sweeps are planned for. */
  readonly engineVersion: string;
  /** A sweep's results as they are now. */
  readonly results: (sweep: SweepRow) => Promise<Results>;
}

/** What is known of a request. */
export interface ApiVariables {
  readonly Variables: { readonly principal: Principal };
}
