import { sharedPglite } from "@kvsweep/servers/pglite";
import { enqueueUnits, openPgliteQueue, type QueueConnection } from "@kvsweep/sweep/queue";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ServeQueues, serveQueues } from "./serve-queues.ts";

let connection: QueueConnection;
beforeAll(async () => {
  connection = await openPgliteQueue(await sharedPglite());
});
afterAll(async () => {
  await connection.close();
});

/** Serves queues whose models take as long to load as `loads` says; nothing is taken from them. */
function serve(names: readonly string[], rest: Partial<ServeQueues> = {}) {
  const stop = new AbortController();
  const opened: string[] = [];
  const open: ServeQueues["open"] = async (name, drain) => {
    opened.push(name);
    const drained = new Promise<void>((resolve) => drain.addEventListener("abort", () => resolve()));
    return { drained, [Symbol.asyncDispose]: () => drained };
  };
  const [onLook, onError] = [vi.fn(), vi.fn()];
  const served = serveQueues({
    ...{ connection, names, rotateSeconds: 300, drain: stop.signal, open, onLook, onError },
    ...rest,
  });
  const end = async () => {
    stop.abort();
    await served;
  };
  return { opened, onLook, onError, end };
}

test("a worker without units loads its first model, and looks on while that takes its time", async () => {
  let loaded: () => void = () => undefined;
  const loading = new Promise<undefined>((resolve) => {
    loaded = () => resolve(undefined);
  });
  const open = vi.fn<ServeQueues["open"]>(() => loading);
  const { onLook, end } = serve(["idle-a", "idle-b"], { open });
  await vi.waitFor(() => expect(onLook.mock.calls.length).toBeGreaterThan(3), 20_000);
  expect(open).toHaveBeenCalledExactlyOnceWith("idle-a", expect.anything());
  loaded();
  await end();
});

test("a worker with units in hand leaves its empty queue only when they are done", async () => {
  let held = 1;
  const { opened, onLook, end } = serve(["held-a", "held-b"], { inHand: () => held });
  await vi.waitFor(() => expect(opened).toEqual(["held-a"]), 20_000);
  await enqueueUnits(connection.createQueue("held-b"), [{ id: "uab" }]);
  await vi.waitFor(() => expect(onLook.mock.calls.length).toBeGreaterThan(6), 20_000);
  expect(onLook).toHaveBeenLastCalledWith(2);
  expect(opened).toEqual(["held-a"]);
  held = 0;
  await vi.waitFor(() => expect(opened).toEqual(["held-a", "held-b"]), 20_000);
  await end();
});
