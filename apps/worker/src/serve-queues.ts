import { setTimeout as delay } from "node:timers/promises";
import type { QueueConnection } from "@kvsweep/sweep/queue";
import { chooseQueue, type QueueState } from "./choose-queue.ts";
import type { RunningWorker } from "./start-worker.ts";

export interface ServeQueues {
  readonly connection: QueueConnection;
  /** The queues that this worker can serve, one a model. */
  readonly names: readonly string[];
  readonly rotateSeconds: number;
  /** Loads a queue's model and begins to take units; undefined where its units cannot be taken. */
  readonly open: (name: string, drain: AbortSignal) => Promise<RunningWorker | undefined>;
  /** Units that this worker has in hand. Default: it is not known. */
  readonly inHand?: () => number;
  /** Aborted to take nothing more. */
  readonly drain: AbortSignal;
  /** Called when Redis has answered, with how many units wait in all queues or are in hand. */
  readonly onLook: (units: number) => void;
  readonly onError: (error: unknown) => void;
}

const everyMs = 500;

/**
 * Serves one queue at a time until it is told to stop, and resolves when what was in flight is done. It goes on looking at
 * the queues while a model is loaded, however long that takes.
 */
export async function serveQueues(input: ServeQueues): Promise<void> {
  const { connection, names, drain, onLook, onError, inHand = () => 0 } = input;
  const queues = names.map((name) => connection.createQueue(name));
  const server = new QueueServer(input);
  while (!drain.aborted) {
    try {
      const states = await Promise.all(queues.map(stateOf));
      onLook(states.reduce((sum, { units }) => sum + units, inHand()));
      server.turnTo(states);
    } catch (error) {
      onError(error);
    }
    await delay(everyMs, undefined, { signal: drain }).catch(() => undefined);
  }
  await server.end();
}

async function stateOf(queue: ReturnType<QueueConnection["createQueue"]>): Promise<QueueState> {
  const counts = await queue.getJobCounts("wait", "prioritized", "delayed");
  return { name: queue.name, units: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

interface Serving {
  readonly name: string;
  readonly since: number;
  readonly end: () => Promise<void>;
}

/** Serves one queue, and turns to another one in the background. */
class QueueServer {
  readonly #input: ServeQueues;
  readonly #refused = new Set<string>();
  #serving: Serving | undefined;
  #turning: Promise<void> | undefined;
  #lastUnitAt = performance.now();

  constructor(input: ServeQueues) {
    this.#input = input;
  }

  /** Turns to the queue whose turn it is, unless it is turning already. */
  turnTo(states: readonly QueueState[]): void {
    if (this.#turning) return;
    const next = this.#next(states.filter(({ name }) => !this.#refused.has(name)));
    if (next === undefined || next === this.#serving?.name) return;
    this.#turning = this.#turn(next)
      .catch(this.#input.onError)
      .finally(() => {
        this.#turning = undefined;
      });
  }

  /** Resolves when nothing is in flight any more. */
  async end(): Promise<void> {
    await this.#turning;
    await this.#serving?.end();
  }

  #next(queues: readonly QueueState[]): string | undefined {
    const { inHand = () => 0, rotateSeconds } = this.#input;
    const now = performance.now();
    const current = this.#serving?.name;
    const waiting = queues.find(({ name }) => name === current)?.units ?? 0;
    if (waiting > 0 || inHand() > 0) this.#lastUnitAt = now;
    return chooseQueue({
      current,
      servedSeconds: this.#serving ? (now - this.#serving.since) / 1000 : 0,
      emptySeconds: (now - this.#lastUnitAt) / 1000,
      rotateSeconds,
      queues,
    });
  }

  async #turn(next: string): Promise<void> {
    await this.#serving?.end();
    this.#serving = undefined;
    const { open, drain } = this.#input;
    if (drain.aborted) return;
    const ends = new AbortController();
    const worker = await open(next, AbortSignal.any([drain, ends.signal]));
    if (!worker) {
      this.#refused.add(next);
      return;
    }
    const end = async () => {
      ends.abort(new Error("another model's queue has its turn"));
      await worker.drained;
    };
    const since = performance.now();
    this.#lastUnitAt = since;
    this.#serving = { name: next, since, end };
  }
}
