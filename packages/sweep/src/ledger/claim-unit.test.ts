import { beforeEach, expect, test } from "vitest";
import { LedgerError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { type ClaimedUnit, claimUnit } from "./claim-unit.ts";
import { commitItems } from "./commit-items.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 2, samples: 3, question: "What is there?" });
const unitId = plan.units[0]?.id ?? "";
beforeEach(() => recordSweep(db, plan));

test("claimUnit() gives all that decoding needs", async () => {
  expect(await claimUnit(db, unitId)).toMatchObject({
    id: unitId,
    sweepId: "sweep-1",
    attempt: 1,
    model: "scenes-vlm",
    modelFingerprint: "model-1",
    benchmark: "scenes",
    benchmarkFingerprint: "data-1",
    provider: "cpu",
    dtype: "float32",
    question: "What is there?",
    maxNewTokens: 16,
    cells: [
      { id: "c0", label: "greedy", method: { method: "greedy" } },
      { id: "c1", method: { method: "kvsmooth", lambdaRef: 0.01, layers: [1, 8], adaptive: false } },
    ],
    sampleIds: ["s0", "s1", "s2"],
  });
});

test("claimUnit() tells the repetition penalty, where the cells have one", async () => {
  expect((await claimUnit(db, unitId)).penalty).toEqual({});
  await client.exec(`update kvsweep.cells set identity = identity || '{"repetitionPenalty": 1.2}'`);
  expect((await claimUnit(db, unitId)).penalty).toEqual({ repetitionPenalty: 1.2 });
});

test("claimUnit() lists pending items only, sample by sample, with their crashes", async () => {
  await client.exec("update kvsweep.items set state = 'done' where cell_id = 'c0' and sample_id = 's0'");
  await client.exec("update kvsweep.items set state = 'failed' where cell_id = 'c1' and sample_id = 's1'");
  await client.exec("update kvsweep.items set crashes = 2 where cell_id = 'c0' and sample_id = 's2'");
  const { pending } = await claimUnit(db, unitId);
  expect(pending).toEqual([
    { cellId: "c1", sampleId: "s0", crashes: 0 },
    { cellId: "c0", sampleId: "s1", crashes: 0 },
    { cellId: "c0", sampleId: "s2", crashes: 2 },
    { cellId: "c1", sampleId: "s2", crashes: 0 },
  ]);
});

test("claimUnit() again counts the attempt and hands out another token", async () => {
  const first = await claimUnit(db, unitId);
  const second = await claimUnit(db, unitId);
  expect(second.attempt).toBe(2);
  expect(second.attemptToken).not.toBe(first.attemptToken);
});

test("claimUnit() of an unknown unit throws LedgerError", async () => {
  await expect(claimUnit(db, "u0")).rejects.toThrow(LedgerError);
});

test("of two claims at once the later one may commit, and it alone", async () => {
  const claims = await Promise.all([claimUnit(db, unitId), claimUnit(db, unitId)]);
  const [first, second] = claims.sort((a, b) => a.attempt - b.attempt);
  expect([first.attempt, second.attempt]).toEqual([1, 2]);
  const commit = ({ attemptToken }: ClaimedUnit) => {
    const failed = [{ cellId: "c0", sampleId: "s0", errorName: "E", errorMessage: attemptToken }];
    return commitItems(db, { unitId, attemptToken, done: [], failed });
  };
  const outcomes = await Promise.allSettled([commit(first), commit(first), commit(second)]);
  expect(outcomes).toMatchObject([
    { status: "rejected", reason: { name: "StaleAttemptError" } },
    { status: "rejected", reason: { name: "StaleAttemptError" } },
    { status: "fulfilled", value: { failed: 1 } },
  ]);
  const { rows } = await client.query("select error_message from kvsweep.items where state = 'failed'");
  expect(rows).toEqual([{ error_message: second.attemptToken }]);
});
