import { sharedPglite } from "@kvsweep/servers/pglite";
import { enqueueUnits, openPgliteQueue, type QueueConnection } from "@kvsweep/sweep/queue";
import { expect, onTestFinished, test, vi } from "vitest";
import { serveQueues } from "./serve-queues.ts";

async function openQueues(): Promise<QueueConnection> {
  const connection = await openPgliteQueue(await sharedPglite());
  onTestFinished(() => connection.close());
  return connection;
}

/** Ids are a u and hex digits. */
const unitId = (name: string, number: number) => `u${name}${"0".repeat(8)}${number}`;

test("serveQueues() works through one model's queue after the other, never two at once", async () => {
  const connection = await openQueues();
  const units = (name: string) => [1, 2, 3].map((number) => ({ id: unitId(name, number) }));
  for (const name of ["a", "b"]) await enqueueUnits(connection.createQueue(name), units(name));
  const done: string[] = [];
  const open = new Set<string>();
  let most = 0;
  const stop = new AbortController();
  const errors: unknown[] = [];
  await serveQueues({
    ...{ connection, names: ["a", "b", "refused"], rotateSeconds: 300, drain: stop.signal },
    open: async (name, drain) => {
      open.add(name);
      most = Math.max(most, open.size);
      const worker = connection.createWorker(name, async ({ unitId }) => {
        done.push(unitId.slice(1).replace(/0+/, ""));
        if (done.length === 6) setTimeout(() => stop.abort(), 50);
      });
      const drained = new Promise<void>((resolve) => {
        drain.addEventListener("abort", () =>
          worker.close().then(() => {
            open.delete(name);
            resolve();
          }),
        );
      });
      return { drained, [Symbol.asyncDispose]: () => worker.close() };
    },
    onLook: () => undefined,
    onError: (error) => errors.push(error),
  });
  expect(done).toEqual(["a1", "a2", "a3", "b1", "b2", "b3"]);
  expect([most, errors]).toEqual([1, []]);
});

test("serveQueues() leaves a queue that cannot be opened, and goes on after an error", async () => {
  const connection = await openQueues();
  for (const name of ["a", "b"]) await enqueueUnits(connection.createQueue(name), [{ id: unitId(name, 1) }]);
  const stop = new AbortController();
  const opened: string[] = [];
  const onError = vi.fn();
  await serveQueues({
    ...{ connection, names: ["a", "b"], rotateSeconds: 0, drain: stop.signal },
    open: async (name) => {
      opened.push(name);
      if (opened.length === 4) stop.abort();
      if (name === "b") throw new Error("no such file");
      return undefined;
    },
    onLook: () => undefined,
    onError,
  });
  expect(opened).toEqual(["a", "b", "b", "b"]);
  expect(onError).toHaveBeenCalledWith(new Error("no such file"));
});
