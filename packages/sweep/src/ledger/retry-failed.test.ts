import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { recordSweep } from "./record-sweep.ts";
import { retryFailed } from "./retry-failed.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("retryFailed() owes the sweep's failed items again and forgets their crashes", async () => {
  await recordSweep(db, smallPlan({ cells: 2, samples: 2 }));
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 3, samples: 2 }));
  await client.exec(
    "update kvsweep.items set state = 'failed', crashes = 3, error_name = 'E' where sample_id = 's0'",
  );
  await client.exec("update kvsweep.items set state = 'done' where sample_id = 's1'");
  expect(await retryFailed(db, "sweep-1")).toBe(2);
  const { rows } = await client.query(
    "select cell_id, state, crashes, error_name from kvsweep.items where sample_id = 's0' order by cell_id",
  );
  expect(rows).toEqual([
    { cell_id: "c0", state: "pending", crashes: 0, error_name: null },
    { cell_id: "c1", state: "pending", crashes: 0, error_name: null },
    { cell_id: "c2", state: "failed", crashes: 3, error_name: "E" },
  ]);
});

test("retryFailed() of a sweep without failures changes nothing", async () => {
  await recordSweep(db, smallPlan());
  expect(await retryFailed(db, "sweep-1")).toBe(0);
});

test("retryFailed() owes again only what failed in a cell, by id or label, or with an error", async () => {
  const plan = smallPlan({ cells: 2, samples: 2 });
  await recordSweep(db, plan);
  await client.exec("update kvsweep.items set state = 'failed', error_name = 'E' || sample_id");
  await client.exec("update kvsweep.units set finished_at = now(), failures = 5");
  expect(await retryFailed(db, "sweep-1", { cell: "c0", errorName: "Es1" })).toBe(1);
  expect(await retryFailed(db, "sweep-1", { cell: plan.cells[1]?.label, errorName: "none" })).toBe(0);
  expect(await retryFailed(db, "sweep-1", { cell: plan.cells[1]?.label })).toBe(2);
  expect(await retryFailed(db, "sweep-1", { errorName: "Es0" })).toBe(1);
  const { rows } = await client.query("select failures, finished_at from kvsweep.units");
  expect(rows).toEqual([{ failures: 0, finished_at: null }]);
});
