import type { WorkerState } from "@kvsweep/sweep/ledger";
import type { WorkerCondition } from "./health.ts";

/** Seconds after which a worker that has not seen its queues counts as stuck. */
const stuckSeconds = 60;

/** What a worker knows of itself. */
export class WorkerStatus implements WorkerCondition {
  #state: WorkerState = "starting";
  #warmModel: string | undefined;
  #refusal: string | undefined;
  #lookedAt = performance.now();
  #busyAt = performance.now();

  get state(): WorkerState {
    return this.#state;
  }

  /** Fingerprint of the loaded model. */
  get warmModel(): string | undefined {
    return this.#warmModel;
  }

  /** A model is loaded and has passed its self-test. */
  ready(model: string): void {
    this.#warmModel = model;
    this.#refusal = undefined;
    if (this.#state === "starting") this.#state = "ready";
  }

  /** A model's units cannot be taken. */
  refuse(reason: string): void {
    this.#refusal = reason;
  }

  drain(): void {
    this.#state = "draining";
  }

  stop(): void {
    this.#state = "stopped";
  }

  /** The queues have answered. Returns for how many seconds they have been empty. */
  looked(units: number): number {
    const now = performance.now();
    this.#lookedAt = now;
    if (units > 0) this.#busyAt = now;
    return (now - this.#busyAt) / 1000;
  }

  readonly illness = (): string | undefined => {
    if (this.#state === "draining" || this.#state === "stopped") return undefined;
    const seconds = Math.round((performance.now() - this.#lookedAt) / 1000);
    return seconds < stuckSeconds ? undefined : `it has not seen its queues for ${seconds} s`;
  };

  readonly hindrance = (): string | undefined => {
    if (this.#state !== "ready") return this.#refusal ?? `it is ${this.#state}`;
    return this.#refusal ?? this.illness();
  };
}
