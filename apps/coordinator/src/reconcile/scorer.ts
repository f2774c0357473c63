import type { Results } from "@kvsweep/metrics";
import type { Database } from "@kvsweep/metrics/database";
import {
  type LoadedBenchmark,
  ObjectCorruptError,
  ObjectNotFoundError,
  parseSweepFile,
} from "@kvsweep/sweep";
import { writeManifest } from "@kvsweep/sweep/audit";
import { lastEvents, listSweeps, requeueObject, type SweepRow, sweepProgress } from "@kvsweep/sweep/ledger";
import type { ObjectStore } from "@kvsweep/sweep/store";
import { score } from "../embedded/score.ts";
import { SharedRuns } from "./shared-runs.ts";

export interface ScorerOptions {
  readonly db: Database;
  readonly store: ObjectStore;
  readonly benchmark: (name: string) => Promise<LoadedBenchmark>;
  /** An object that was not what the ledger says: its captions are owed again. */
  readonly onAlarm: (error: Error, captions: number) => void;
}

/** What a sweep was like when it was scored. */
interface Look {
  /** Its newest event. */
  readonly event: number | undefined;
  /** Captions that its numbers are about. */
  readonly done: number;
  /** Nothing is owed and nothing has failed, so that it stays as it is until an event says otherwise. */
  readonly isComplete: boolean;
}

/** Keeps the numbers of every sweep in step with its captions. */
export class Scorer {
  readonly #options: ScorerOptions;
  readonly #looks = new Map<string, Look>();
  readonly #runs = new SharedRuns<string, Results>();

  constructor(options: ScorerOptions) {
    this.#options = options;
  }

  /** Scores every sweep that has new captions, and writes the manifest of one that owes nothing more. */
  async scoreAll(signal: AbortSignal): Promise<void> {
    const { db, store } = this.#options;
    // Before anything is counted: what happens meanwhile is for the next look.
    const events = await lastEvents(db);
    for (const sweep of await listSweeps(db)) {
      if (signal.aborted) return;
      const before = this.#looks.get(sweep.id);
      const event = events.get(sweep.id);
      if (before?.isComplete && before.event === event) continue;
      const { done, pending, expected } = await sweepProgress(db, sweep.id);
      if (done === 0 || (before?.done === done && !before.isComplete)) continue;
      await this.results(sweep);
      if (pending === 0) await writeManifest({ db, store, sweepId: sweep.id });
      this.#looks.set(sweep.id, { event, done, isComplete: done === expected });
    }
  }

  /** A sweep's results with all captions that are done when it is asked; asked for twice at once, they are made once. */
  results(sweep: SweepRow): Promise<Results> {
    return this.#runs.run(sweep.id, () => this.#score(sweep));
  }

  async #score(sweep: SweepRow): Promise<Results> {
    const { db, store, benchmark } = this.#options;
    const { file } = parseSweepFile(sweep.file, sweep.name);
    const benchmarks = await Promise.all(file.benchmark.map(benchmark));
    try {
      return await score({
        state: { db, store },
        sweepId: sweep.id,
        benchmarks,
        statistics: file.statistics,
      });
    } catch (error) {
      if (error instanceof ObjectCorruptError || error instanceof ObjectNotFoundError) {
        this.#options.onAlarm(error, await requeueObject(db, error.key, error));
      }
      throw error;
    }
  }
}
