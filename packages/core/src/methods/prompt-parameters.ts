import { KvSmooth, type Method } from "./method.ts";
import { promptQueue } from "./prompt-queue.ts";

/** Inputs of the graph that smooths prompts, as flat arrays; `n` prompts of P positions. */
export interface PromptParameters {
  readonly slots: number;
  readonly queue: BigInt64Array; // [n, P, slots]
  /** Booleans, as 0 and 1. */
  readonly isQueued: Uint8Array; // [n, P, slots]
  readonly divisor: Float32Array; // [n, P]
  readonly smoothed: Float32Array; // [n, P]: 1 or 0
}

/** Lays out the queues of prompts, each with the method of its row. */
export function promptParameters(
  methods: readonly Method[],
  isImage: readonly (readonly boolean[])[],
): PromptParameters {
  const queues = methods.map((method, row) =>
    promptQueue(method.method === "kvsmooth" ? method : still, isImage[row] ?? []),
  );
  const slots = Math.max(1, ...queues.flatMap(({ positions }) => positions.map((each) => each.length)));
  const cells = queues.flatMap(({ positions }) =>
    positions.flatMap((queue) => Array.from({ length: slots }, (_, slot) => queue[slot])),
  );
  return {
    slots,
    queue: BigInt64Array.from(cells, (position) => BigInt(position ?? 0)),
    isQueued: Uint8Array.from(cells, (position) => Number(position !== undefined)),
    divisor: Float32Array.from(queues.flatMap(({ divisors }) => divisors)),
    smoothed: Float32Array.from(queues.flatMap(({ smoothed }) => smoothed.map(Number))),
  };
}

const still = KvSmooth.parse({ method: "kvsmooth" });
