import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { listEvents, recordEvent } from "./events.ts";
import { lastEvents } from "./last-events.ts";
import { recordSweep } from "./record-sweep.ts";

const { db, client, clear } = await openLedger();
beforeEach(clear);

test("lastEvents() gives each sweep's newest event, and leaves out a sweep that has none", async () => {
  for (const id of ["sweep-1", "sweep-2", "sweep-3"]) await recordSweep(db, smallPlan({ id }));
  await client.exec("delete from kvsweep.events where sweep_id = 'sweep-3'");
  await recordEvent(db, { kind: "changed", sweepId: "sweep-1" });
  await recordEvent(db, { kind: "worker started", workerId: "w" });
  const newest = async (sweepId: string) => (await listEvents(db, { sweepId, limit: 10 })).at(-1)?.id;
  expect(await lastEvents(db)).toEqual(
    new Map([
      ["sweep-1", await newest("sweep-1")],
      ["sweep-2", await newest("sweep-2")],
    ]),
  );
});
