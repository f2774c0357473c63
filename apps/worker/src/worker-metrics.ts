import type { BatchReport } from "@kvsweep/sweep";
import type { WorkerState } from "@kvsweep/sweep/ledger";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { UnitOutcome } from "./start-worker.ts";

/** What is looked up when Prometheus asks. */
export interface WorkerReadings {
  readonly state: WorkerState;
  readonly isReady: boolean;
  readonly spoolBytes: number;
  readonly unitsInHand: number;
  /** Batches that would be lost if it ended now. */
  readonly batchesInFlight: number;
}

/** What a worker tells Prometheus. */
export class WorkerMetrics {
  readonly registry = new Registry();
  readonly #captions = this.#counter("kvsweep_worker_captions_total", "Captions made, by outcome", [
    "outcome",
  ]);
  readonly #tokens = this.#counter("kvsweep_worker_tokens_total", "Tokens generated");
  readonly #seconds = this.#counter("kvsweep_worker_decode_seconds_total", "Time that the model was at work");
  readonly #batches = this.#counter("kvsweep_worker_batches_total", "Batches committed");
  readonly #units = this.#counter("kvsweep_worker_units_total", "Units that were taken, by outcome", [
    "outcome",
  ]);
  readonly failures = this.#counter("kvsweep_worker_unit_failures_total", "Units that ended with an error", [
    "error",
  ]);
  readonly childDeaths = this.#counter(
    "kvsweep_worker_child_deaths_total",
    "Times that the model's process died",
  );
  readonly modelSeconds = this.#gauge(
    "kvsweep_worker_model_load_seconds",
    "Time that the loaded model took to load and to pass its self-test",
  );
  readonly #spoolBytes = this.#gauge(
    "kvsweep_worker_spool_bytes",
    "Captions that wait on disk for the servers",
  );
  readonly #inHand = this.#gauge("kvsweep_worker_units_in_hand", "Units that are being worked on");
  readonly #inFlight = this.#gauge(
    "kvsweep_worker_batches_in_flight",
    "Batches that are decoded, or neither in the ledger nor on disk yet",
  );
  readonly #ready = this.#gauge("kvsweep_worker_ready", "1 where it takes units and its servers answer");
  readonly #state = this.#gauge("kvsweep_worker_state", "1 of the state that it is in", ["state"]);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  batch({ done, failed, tokens, seconds }: BatchReport): void {
    this.#captions.inc({ outcome: "done" }, done);
    this.#captions.inc({ outcome: "failed" }, failed);
    this.#tokens.inc(tokens);
    this.#seconds.inc(seconds);
    this.#batches.inc();
  }

  unit(outcome: UnitOutcome): void {
    this.#units.inc({ outcome });
  }

  /** All metrics in Prometheus's format, with the readings of now. */
  text({ state, isReady, ...counts }: WorkerReadings): Promise<string> {
    this.#ready.set(Number(isReady));
    this.#spoolBytes.set(counts.spoolBytes);
    this.#inHand.set(counts.unitsInHand);
    this.#inFlight.set(counts.batchesInFlight);
    this.#state.reset();
    this.#state.set({ state }, 1);
    return this.registry.metrics();
  }

  #counter(name: string, help: string, labelNames: string[] = []) {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string, labelNames: string[] = []) {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
