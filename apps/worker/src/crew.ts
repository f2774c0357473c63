import type { ModelCard } from "@kvsweep/core/checkpoint";
import type { Engine, Fleet, RunUnit } from "@kvsweep/sweep";
import type { Log } from "@kvsweep/sweep/log";
import type { ModelChild } from "./child/model-child.ts";
import type { Drain } from "./drain.ts";
import type { WorkerSettings } from "./env.ts";
import type { InFlight } from "./in-flight.ts";
import type { WorkerOptions } from "./options.ts";
import type { UnitsInHand } from "./units-in-hand.ts";
import type { WorkerMetrics } from "./worker-metrics.ts";
import type { WorkerStatus } from "./worker-status.ts";

/** What a worker starts with. */
export interface RunWorker {
  readonly options: WorkerOptions;
  readonly settings: WorkerSettings;
  readonly version: string;
  readonly drain: Drain;
  /** What would be lost if the process ended now. */
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** All that a worker works with, once it is open. */
export interface Crew extends RunWorker {
  readonly fleet: Fleet;
  readonly child: ModelChild;
  readonly models: readonly ModelCard[];
  readonly engine: Engine;
  readonly resolve: RunUnit["resolve"];
  readonly units: UnitsInHand;
  readonly status: WorkerStatus;
  readonly metrics: WorkerMetrics;
  /** Aborted to take nothing more: there is nothing to do, or a server refuses what this worker makes. */
  readonly ends: AbortController;
}
