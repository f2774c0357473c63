import type { WorkerState } from "@kvsweep/sweep/ledger";
import type { WorkerCondition } from "./health.ts";

/** Seconds after which a worker that has not seen its queues is not ready, and after which it counts as stuck. */
const unreadySeconds = 10;
const stuckSeconds = 60;

/** What a worker knows of itself. */
export class WorkerStatus implements WorkerCondition {
  #state: WorkerState = "starting";
  #warmModel: string | undefined;
  #refusal: string | undefined;
  #lookedAt = performance.now();
  #busyAt = performance.now();
  readonly #watched: (() => string | undefined)[] = [];

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
    this.#warmModel = undefined;
    this.#refusal = reason;
  }

  /** The loaded model makes way for another one. */
  unload(): void {
    this.#warmModel = undefined;
  }

  /** What `problem` returns keeps the worker from being ready, such as a server that is away. */
  watch(problem: () => string | undefined): void {
    this.#watched.push(problem);
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
    return this.#unseen(stuckSeconds);
  };

  readonly hindrance = (): string | undefined => {
    if (this.#state !== "ready") return this.#refusal ?? `it is ${this.#state}`;
    if (this.#refusal !== undefined) return this.#refusal;
    if (this.#warmModel === undefined) return "it loads a model";
    return this.#unseen(unreadySeconds) ?? firstOf(this.#watched);
  };

  #unseen(limit: number): string | undefined {
    const seconds = Math.round((performance.now() - this.#lookedAt) / 1000);
    return seconds < limit ? undefined : `it has not seen its queues for ${seconds} s`;
  }
}

function firstOf(problems: readonly (() => string | undefined)[]): string | undefined {
  for (const problem of problems) {
    const found = problem();
    if (found !== undefined) return found;
  }
  return undefined;
}
