import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Each thread compares its two halves, which are equal: both are read once, from end to end. */
const program = `
  const { parentPort, workerData } = require("node:worker_threads");
  const [a, b] = [Buffer.alloc(workerData, 1), Buffer.alloc(workerData, 1)];
  parentPort.on("message", () => {
    const start = process.hrtime.bigint();
    if (Buffer.compare(a, b) !== 0) throw new Error("equal buffers differ");
    parentPort.postMessage(Number(process.hrtime.bigint() - start) / 1e6);
  });
`;

/** Reads memory in so many threads at once. */
export interface MemoryReader extends AsyncDisposable {
  readonly bytes: number;
  /** Milliseconds until all threads are through. */
  readonly run: () => Promise<number>;
}

/** Reads about so many bytes a run; more than the processor's caches hold. */
export function memoryReader(threads: number, bytes: number): MemoryReader {
  const half = Math.ceil(bytes / threads / 2);
  const workers = Array.from(
    { length: threads },
    () => new Worker(program, { eval: true, workerData: half }),
  );
  const read = async (worker: Worker): Promise<number> => {
    const answer = once(worker, "message");
    worker.postMessage("read");
    const [milliseconds] = await answer;
    return milliseconds;
  };
  return {
    bytes: 2 * half * threads,
    run: async () => Math.max(...(await Promise.all(workers.map(read)))),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
