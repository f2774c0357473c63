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
  /** Aborted to take nothing more. */
  readonly drain: AbortSignal;
  /** Called when Redis has answered, with how many units there are in all queues. */
  readonly onLook: (units: number) => void;
  readonly onError: (error: unknown) => void;
}

const everyMs = 500;

/** Serves one queue at a time until it is told to stop, and resolves when what was in flight is done. */
export async function serveQueues(input: ServeQueues): Promise<void> {
  const { connection, names, drain, onError } = input;
  const queues = names.map((name) => connection.createQueue(name));
  const refused = new Set<string>();
  let serving: Serving | undefined;
  while (!drain.aborted) {
    try {
      const states = await Promise.all(
        queues.filter(({ name }) => !refused.has(name)).map(async (queue) => stateOf(queue)),
      );
      input.onLook(states.reduce((sum, { units }) => sum + units, 0));
      const next = nextQueue(serving, states, input.rotateSeconds);
      if (next !== undefined && next !== serving?.name) {
        await serving?.end();
        serving = await begin(next, input);
        if (!serving) refused.add(next);
      }
    } catch (error) {
      onError(error);
    }
    await delay(everyMs, undefined, { signal: drain }).catch(() => undefined);
  }
  await serving?.end();
}

interface Serving {
  readonly name: string;
  readonly since: number;
  readonly end: () => Promise<void>;
}

function nextQueue(
  serving: Serving | undefined,
  queues: readonly QueueState[],
  rotateSeconds: number,
): string | undefined {
  const servedSeconds = serving ? (performance.now() - serving.since) / 1000 : 0;
  return chooseQueue({ current: serving?.name, servedSeconds, rotateSeconds, queues });
}

async function begin(name: string, { open, drain }: ServeQueues): Promise<Serving | undefined> {
  const ends = new AbortController();
  const worker = await open(name, AbortSignal.any([drain, ends.signal]));
  if (!worker) return undefined;
  const end = async () => {
    ends.abort(new Error("another model's queue has its turn"));
    await worker.drained;
  };
  return { name, since: performance.now(), end };
}

async function stateOf(queue: ReturnType<QueueConnection["createQueue"]>): Promise<QueueState> {
  const counts = await queue.getJobCounts("wait", "prioritized", "delayed", "active");
  return { name: queue.name, units: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
