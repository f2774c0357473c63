import { claimUnit, setSweep } from "@kvsweep/sweep/ledger";
import { clearQueue, queuedUnits } from "@kvsweep/sweep/queue";
import { expect, test } from "vitest";
import { type FleetState, openFleetState } from "../testing/open-fleet-state.ts";
import { Reconciler } from "./reconciler.ts";

async function openReconciler(highWater: number) {
  const state = await openFleetState();
  return { ...state, reconciler: new Reconciler({ ...state, highWater }) };
}

/** Units in the order in which one worker gets them. */
async function order({ connection }: FleetState, queue: string, count: number): Promise<string[]> {
  const taken: string[] = [];
  await new Promise<void>((resolve) => {
    connection.createWorker(queue, async ({ unitId }) => {
      if (taken.push(unitId) === count) resolve();
    });
  });
  return taken;
}

test("reconcile() queues what is owed, up to the high-water mark, and then nothing", async () => {
  const { reconciler, record, connection } = await openReconciler(3);
  const { units } = await record("a", 5);
  const queue = units[0]?.queue ?? "";
  expect(await reconciler.reconcile()).toEqual([{ queue, held: 0, added: 3 }]);
  expect(await reconciler.reconcile()).toEqual([{ queue, held: 3, added: 0 }]);
  const queued = await queuedUnits(connection.createQueue(queue));
  expect(queued.toSorted()).toEqual(
    units
      .slice(0, 3)
      .map(({ id }) => id)
      .toSorted(),
  );
});

test("reconcile() fills a queue anew that lost everything", async () => {
  const { reconciler, record, connection } = await openReconciler(10);
  const { units } = await record("a", 5);
  await reconciler.reconcile();
  await clearQueue(connection.createQueue(units[0]?.queue ?? ""));
  expect(await reconciler.reconcile()).toMatchObject([{ held: 0, added: 5 }]);
});

test("reconcile() leaves units alone that a worker holds, and queues them again once it has not been heard of", async () => {
  const { db, reconciler, record } = await openReconciler(10);
  const { units } = await record("a", 2);
  await claimUnit(db, units[0]?.id ?? "", { workerId: "w", seconds: 60 });
  expect(await reconciler.reconcile()).toMatchObject([{ added: 1 }]);
  await db.execute("update kvsweep.units set lease_until = now() - interval '1 second'");
  expect(await reconciler.reconcile()).toMatchObject([{ held: 1, added: 1 }]);
});

test("reconcile() adds nothing of a paused sweep, and goes on when it does", async () => {
  const { db, reconciler, record } = await openReconciler(10);
  const { id } = await record("a", 2);
  await setSweep(db, id, { state: "paused" });
  expect(await reconciler.reconcile()).toEqual([]);
  await setSweep(db, id, { state: "active" });
  expect(await reconciler.reconcile()).toMatchObject([{ added: 2 }]);
});

test("units of a small sweep that comes later take turns with those that a large one has in the queue", async () => {
  const state = await openReconciler(100);
  const large = await state.record("large", 6);
  await state.reconciler.reconcile();
  const small = await state.record("small", 2);
  await state.reconciler.reconcile();
  const taken = await order(state, large.units[0]?.queue ?? "", 8);
  const places = small.units.map(({ id }) => taken.indexOf(id));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...places)).toBeLessThanOrEqual(3);
});
