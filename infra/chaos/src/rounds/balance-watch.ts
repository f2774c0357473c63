import { setTimeout as delay } from "node:timers/promises";
import type { SweepProgress } from "@kvsweep/sweep/ledger";

/** Looks again and again whether a sweep's captions add up. */
export class BalanceWatch implements AsyncDisposable {
  readonly problems = new Set<string>();
  #looks = 0;
  readonly #stop = new AbortController();
  readonly #watching: Promise<void>;

  /** `look` rejects where the ledger cannot be asked, which is no problem of the sweep. */
  constructor(look: () => Promise<SweepProgress>, everyMs = 200) {
    this.#watching = this.#watch(look, everyMs);
  }

  /** How often the ledger has answered. */
  get looks(): number {
    return this.#looks;
  }

  async #watch(look: () => Promise<SweepProgress>, everyMs: number): Promise<void> {
    let first: number | undefined;
    while (!this.#stop.signal.aborted) {
      try {
        const { expected, done, failed, pending } = await look();
        this.#looks += 1;
        first ??= expected;
        if (expected !== first) this.problems.add(`${first} captions were expected, later ${expected}`);
        if (expected !== done + failed + pending) {
          this.problems.add(
            `${expected} captions are expected: ${done} done, ${failed} failed, ${pending} owed`,
          );
        }
      } catch (error) {
        if (error instanceof Error && error.name === "LedgerError") this.problems.add(error.message);
      }
      await delay(everyMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }
}
