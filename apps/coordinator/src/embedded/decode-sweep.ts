import { unitResolver } from "@kvsweep/sweep";
import { type PendingUnit, pendingUnits, sweepProgress } from "@kvsweep/sweep/ledger";
import { clearQueue, enqueueUnits } from "@kvsweep/sweep/queue";
import { type ModelChild, startWorker } from "@kvsweep/worker";
import type { PreparedSweep } from "./prepare-sweep.ts";
import type { ProgressLine } from "./progress-line.ts";
import type { State } from "./state.ts";

export interface DecodeSweep {
  readonly state: State;
  readonly sweep: PreparedSweep;
  readonly threads: number;
  /** The process that does the inference; it stays the caller's. */
  readonly child: ModelChild;
  /** Aborted to stop after the batch in flight. */
  readonly drain: AbortSignal;
  readonly progress: ProgressLine;
}

/**
 * Decodes what a sweep still owes: its pending units go through the queue to a worker in this process, whose model child
 * does the inference. Returns when nothing is owed or `drain` is aborted. Throws what made a unit be given up.
 */
export async function decodeSweep(input: DecodeSweep): Promise<void> {
  const { state, sweep } = input;
  const units = await pendingUnits(state.db, sweep.plan.id);
  if (units.length === 0) return;
  await workThrough(input, units);
  await sweepProgress(state.db, sweep.plan.id);
}

/** Resolves when every unit is done, or `drain` has let go of the rest. */
async function workThrough(
  { state, sweep, threads, child, drain, progress }: DecodeSweep,
  units: readonly PendingUnit[],
): Promise<void> {
  const { db, store, queue: connection } = state;
  const names = [...new Set(units.map(({ queue }) => queue))];
  const tally = new Tally(units);
  // Before the worker starts: it must not find a job that an earlier run left behind.
  for (const name of names) {
    const queue = connection.createQueue(name);
    await clearQueue(queue);
    const own = units.filter((unit) => unit.queue === name);
    await enqueueUnits(queue, own);
  }
  await using worker = startWorker({
    connection,
    db,
    store,
    queues: names,
    child,
    threads,
    drain,
    resolve: unitResolver(sweep),
    onBatch: ({ done, failed }) => {
      progress.add(done + failed);
      tally.subtract(done + failed);
    },
    onFailed: (_unitId, error) => tally.giveUp(error),
    onError: (error) => {
      if (!isLostLock(error)) tally.giveUp(error);
    },
  });
  await Promise.race([tally.allDone, worker.drained]);
}

/** BullMQ's own codes are numbers: a job was taken over while this process slept. The ledger knows who has the unit. */
function isLostLock(error: Error): boolean {
  return "code" in error && typeof error.code === "number";
}

/** Counts down what is owed. */
class Tally {
  readonly allDone: Promise<void>;
  #owed: number;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(units: readonly PendingUnit[]) {
    this.#owed = units.reduce((sum, { pending }) => sum + pending, 0);
    this.allDone = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  subtract(captions: number): void {
    this.#owed -= captions;
    if (this.#owed === 0) this.#resolve();
  }

  giveUp(error: Error): void {
    this.#reject(error);
  }
}
