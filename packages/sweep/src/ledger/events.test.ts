import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { commitItems } from "./commit-items.ts";
import { listEvents, recordEvent } from "./events.ts";
import { failUnit } from "./fail-unit.ts";
import { finishUnit } from "./finish-units.ts";
import { recordCrash } from "./record-crash.ts";
import { recordSweep } from "./record-sweep.ts";
import { retryFailed } from "./retry-failed.ts";
import { setSweep } from "./set-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 1, samples: 2 });
const sweepId = plan.id;
const unitId = plan.units[0]?.id ?? "";
const lease = { workerId: "w1", seconds: 60 };

test("whatever happens to a sweep is told by its events, in order", async () => {
  await recordSweep(db, plan, { submittedBy: "ada" });
  await recordSweep(db, plan);
  await setSweep(db, sweepId, { priority: 7 });
  const { attemptToken } = await claimUnit(db, unitId, lease);
  const attempt = { unitId, attemptToken };
  const [first, second] = ["s0", "s1"].map((sampleId) => ({ cellId: "c0", sampleId }));
  await recordCrash(db, {
    ...attempt,
    items: [first, second].flatMap((item) => item ?? []),
    reason: "signal SIGKILL",
  });
  const done = { objectKey: "captions/a", line: 0, tokens: 3, finishReason: "eos" } as const;
  await commitItems(db, { ...attempt, done: [{ cellId: "c0", sampleId: "s0", ...done }], failed: [] });
  await finishUnit(db, unitId);
  await failUnit(db, { ...attempt, cellIds: ["c0"], sampleIds: ["s0", "s1"], error: new RangeError("no") });
  await finishUnit(db, unitId);
  await retryFailed(db, sweepId, { errorName: "RangeError" });
  const ofAttempt = { sweepId, unitId, attempt: 1, workerId: "w1" };
  expect(await listEvents(db, { sweepId, limit: 100 })).toMatchObject([
    { kind: "submitted", sweepId, unitId: null, details: { submittedBy: "ada", cells: 1, units: 1 } },
    { kind: "changed", sweepId, details: { priority: 7 } },
    { kind: "claimed", ...ofAttempt },
    { kind: "crashed", ...ofAttempt, details: { reason: "signal SIGKILL", items: 2, failed: 0 } },
    { kind: "committed", ...ofAttempt, details: { done: 1, failed: 0 } },
    { kind: "failed", ...ofAttempt, details: { errorName: "RangeError", errorMessage: "no", items: 1 } },
    { kind: "finished", ...ofAttempt },
    { kind: "retried", sweepId, details: { items: 1, errorName: "RangeError" } },
  ]);
});

test("a change that is taken back leaves no event", async () => {
  const undone = db.transaction(async (tx) => {
    await recordSweep(tx, plan);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await listEvents(db, { limit: 10 })).toEqual([]);
});

test("listEvents() gives those of a sweep or a worker, page by page", async () => {
  for (const place of [
    { sweepId: "a" },
    { sweepId: "b" },
    { sweepId: "a", workerId: "w1" },
    { sweepId: "a" },
  ]) {
    await recordEvent(db, { kind: "claimed", ...place });
  }
  const [first, second] = await listEvents(db, { sweepId: "a", limit: 2 });
  const rest = await listEvents(db, { sweepId: "a", after: second?.id, limit: 2 });
  expect([first?.workerId, second?.workerId, rest.length]).toEqual([null, "w1", 1]);
  expect(await listEvents(db, { workerId: "w1", limit: 10 })).toEqual([second]);
  expect(first?.at).toBeInstanceOf(Date);
});
