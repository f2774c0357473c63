import type { BatchReport } from "@kvsweep/sweep";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** What a worker tells Prometheus. */
export class WorkerMetrics {
  readonly registry = new Registry();
  readonly #captions = this.#counter("kvsweep_worker_captions_total", "Captions made, by outcome", [
    "outcome",
  ]);
  readonly #tokens = this.#counter("kvsweep_worker_tokens_total", "Tokens generated");
  readonly #seconds = this.#counter("kvsweep_worker_decode_seconds_total", "Time that the model was at work");
  readonly #batches = this.#counter("kvsweep_worker_batches_total", "Batches committed");
  readonly failures = this.#counter("kvsweep_worker_unit_failures_total", "Units that ended with an error", [
    "error",
  ]);
  readonly lost = this.#counter(
    "kvsweep_worker_units_lost_total",
    "Units that another worker claimed while this one was at them",
  );
  readonly modelSeconds = this.#gauge(
    "kvsweep_worker_model_load_seconds",
    "Time that the loaded model took to load and to pass its self-test",
  );
  readonly spoolBytes = this.#gauge(
    "kvsweep_worker_spool_bytes",
    "Captions that wait on disk for the servers",
  );
  readonly ready = this.#gauge(
    "kvsweep_worker_ready",
    "1 where a model is loaded and has passed its self-test",
  );

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

  #counter(name: string, help: string, labelNames: string[] = []) {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string) {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
