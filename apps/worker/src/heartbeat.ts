import { type Database, databaseError } from "@kvsweep/metrics/database";
import { seeWorker, type WorkerState } from "@kvsweep/sweep/ledger";

/** What a worker tells the ledger of itself, again and again. */
export interface Beat {
  readonly state: WorkerState;
  /** Fingerprint of the loaded model. */
  readonly warmModel: string | undefined;
}

export interface HeartbeatOptions {
  readonly db: Database;
  readonly id: string;
  readonly seconds: number;
  readonly beat: () => Beat;
  readonly onError: (error: unknown) => void;
}

/** Signs of life in the ledger; disposing it gives a last one. */
export class Heartbeat implements AsyncDisposable {
  readonly #options: HeartbeatOptions;
  readonly #timer: NodeJS.Timeout;
  #giving: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #problem: string | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.now(), options.seconds * 1000);
  }

  /** Why the last sign did not reach the ledger; undefined where it did. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Gives one at once, or after the one that is on its way. A ledger that does not answer is not asked twice at once. */
  now(): Promise<void> {
    this.#next ??= this.#after(this.#giving);
    return this.#next;
  }

  async #after(giving: Promise<void> | undefined): Promise<void> {
    await giving;
    this.#next = undefined;
    this.#giving = this.#give();
    await this.#giving;
  }

  async #give(): Promise<void> {
    const { db, id, beat, onError } = this.#options;
    const { state, warmModel } = beat();
    try {
      await seeWorker(db, id, { state, warmModel: warmModel ?? null });
      this.#problem = undefined;
    } catch (error) {
      const known = databaseError(error);
      this.#problem = known?.message ?? "Cannot use the database: it did not take a sign of life";
      onError(known ?? error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.now();
  }
}
