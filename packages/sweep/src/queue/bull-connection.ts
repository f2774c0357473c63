import type {
  QueueConnection,
  UnitProcessor,
  UnitQueue,
  UnitWorker,
  UnitWorkerOptions,
} from "./queue-connection.ts";

/** What differs between the places that BullMQ keeps queues in. */
export interface BullBackend {
  readonly openQueue: (name: string) => UnitQueue;
  readonly openWorker: (name: string, processor: UnitProcessor, options?: UnitWorkerOptions) => UnitWorker;
  /** Called when all queues and workers are closed. */
  readonly end: () => Promise<void>;
}

/** Remembers the queues and workers that it made, and closes workers first: they may still add to their queue. */
export class BullConnection implements QueueConnection {
  readonly #backend: BullBackend;
  readonly #queues: UnitQueue[] = [];
  readonly #workers: UnitWorker[] = [];

  constructor(backend: BullBackend) {
    this.#backend = backend;
  }

  createQueue(name: string): UnitQueue {
    const queue = this.#backend.openQueue(name);
    this.#queues.push(queue);
    return queue;
  }

  createWorker(name: string, processor: UnitProcessor, options?: UnitWorkerOptions): UnitWorker {
    const worker = this.#backend.openWorker(name, processor, options);
    this.#workers.push(worker);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.close()));
    await Promise.all(this.#queues.splice(0).map((queue) => queue.close()));
    await this.#backend.end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
