import type { Database } from "@kvsweep/metrics/database";
import { owedQueues, owedUnits } from "@kvsweep/sweep/ledger";
import { enqueueUnits, type QueueConnection, queuedUnits, type UnitQueue } from "@kvsweep/sweep/queue";
import { jobPriority } from "./job-priority.ts";

export interface ReconcilerOptions {
  readonly db: Database;
  readonly connection: QueueConnection;
  /** Most units that a queue holds. What is owed beyond that stays in the ledger, so that the queue stays small. */
  readonly highWater: number;
}

/** What a look at one queue came to. */
export interface QueueFill {
  readonly queue: string;
  /** Units that it held before. */
  readonly held: number;
  readonly added: number;
}

/**
 * Brings the queues in line with the ledger: whatever is owed, in no worker's hands and in no queue is queued, up to the
 * high-water mark. It remembers nothing, so a queue that was emptied, lost or replaced is filled again the next time.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #queues = new Map<string, UnitQueue>();

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Looks at every queue that something is owed for. Safe to repeat, also by two reconcilers at once. */
  async reconcile(): Promise<readonly QueueFill[]> {
    const names = await owedQueues(this.#options.db);
    return Promise.all(names.map((name) => this.#fill(name)));
  }

  async #fill(name: string): Promise<QueueFill> {
    const { db, highWater } = this.#options;
    const queue = this.#queue(name);
    const queued = await queuedUnits(queue);
    const limit = highWater - queued.length;
    if (limit <= 0) return { queue: name, held: queued.length, added: 0 };
    const units = await owedUnits(db, { queue: name, queued, limit });
    await enqueueUnits(
      queue,
      units.map((unit) => ({ id: unit.id, priority: jobPriority(unit) })),
    );
    return { queue: name, held: queued.length, added: units.length };
  }

  #queue(name: string): UnitQueue {
    const known = this.#queues.get(name) ?? this.#options.connection.createQueue(name);
    this.#queues.set(name, known);
    return known;
  }
}
