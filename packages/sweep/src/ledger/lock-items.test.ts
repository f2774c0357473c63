import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { shuffler } from "../testing/shuffled.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { commitItems } from "./commit-items.ts";
import { type ItemKey, lockItems } from "./lock-items.ts";
import { recordCrash } from "./record-crash.ts";
import { recordSweep } from "./record-sweep.ts";
import { retryFailed } from "./retry-failed.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const [clients, rounds, seed] = [8, 20, 20_260];

/** Sweeps that owe the same 180 items, each as a unit of its own. */
const plans = Array.from({ length: clients }, (_, n) =>
  smallPlan({ id: `sweep-${n}`, cells: 6, samples: 30, rowsPerUnit: 180 }),
);
const owed = ["c0", "c1", "c2", "c3", "c4", "c5"].flatMap((cellId) =>
  Array.from({ length: 30 }, (_, n) => ({ cellId, sampleId: `s${n}` })),
);

/** What a worker of a sweep, or somebody at its command line, does with items. */
const writes = [
  async ({ id, units }: (typeof plans)[number], keys: readonly ItemKey[]) => {
    const { id: unitId, attemptToken } = await claimUnit(db, units[0]?.id ?? "");
    const caption = { objectKey: id, tokens: 1, finishReason: "eos" } as const;
    const done = keys.slice(0, 60).map((key, line) => ({ ...key, ...caption, line }));
    const failed = keys.slice(60, 90).map((key) => ({ ...key, errorName: "E", errorMessage: "no" }));
    await commitItems(db, { unitId, attemptToken, done, failed });
  },
  async ({ units }: (typeof plans)[number], keys: readonly ItemKey[]) => {
    const { id: unitId, attemptToken } = await claimUnit(db, units[0]?.id ?? "");
    await recordCrash(db, { unitId, attemptToken, items: keys.slice(0, 90), reason: "signal SIGKILL" });
  },
  async ({ id }: (typeof plans)[number]) => void (await retryFailed(db, id)),
];

test("those who write the same items at once, each in its own order, never wait for each other in a circle", async () => {
  const shuffled = shuffler(seed);
  for (const plan of plans) await recordSweep(db, plan);
  for (let round = 0; round < rounds; round += 1) {
    await client.exec(
      "update kvsweep.items set state = case when sample_id < 's2' then 'failed' else 'pending' end",
    );
    const kinds = shuffled(plans.map((_, n) => writes[n % writes.length]));
    await Promise.all(plans.map((plan, n) => kinds[n]?.(plan, shuffled(owed))));
  }
  const { rows } = await client.query("select count(*)::int as n from kvsweep.items where state = 'done'");
  expect(rows).not.toEqual([{ n: 0 }]);
});

test("lockItems() makes others wait until the transaction ends", async () => {
  await recordSweep(db, smallPlan());
  const order: string[] = [];
  const holds = db.transaction(async (tx) => {
    await lockItems(tx, [{ cellId: "c0", sampleId: "s1" }]);
    const waits = db.transaction(async (other) => {
      await lockItems(other, [{ cellId: "c0", sampleId: "s1" }]);
      order.push("second");
    });
    await lockItems(tx, [{ cellId: "c1", sampleId: "s1" }]);
    order.push("first");
    return { waits };
  });
  await (await holds).waits;
  expect(order).toEqual(["first", "second"]);
});
