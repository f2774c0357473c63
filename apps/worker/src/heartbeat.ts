import type { Database } from "@kvsweep/metrics/database";
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
  #last: Promise<void> = Promise.resolve();

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.now(), options.seconds * 1000);
  }

  /** Gives one at once, after those that are on their way. */
  now(): Promise<void> {
    this.#last = this.#last.then(() => this.#give());
    return this.#last;
  }

  async #give(): Promise<void> {
    const { db, id, beat, onError } = this.#options;
    const { state, warmModel } = beat();
    await seeWorker(db, id, { state, warmModel: warmModel ?? null }).catch(onError);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.now();
  }
}
