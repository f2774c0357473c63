import { beforeEach, expect, test } from "vitest";
import { StaleAttemptError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { commitItems, type DoneItem } from "./commit-items.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan();
const unitId = plan.units[0]?.id ?? "";
beforeEach(() => recordSweep(db, plan));

const doneItem = (change: Partial<DoneItem> = {}): DoneItem => ({
  cellId: "c0",
  sampleId: "s0",
  objectKey: "captions/a",
  line: 0,
  tokens: 12,
  finishReason: "eos",
  ...change,
});
const failedItem = { cellId: "c0", sampleId: "s0", errorName: "ImageError", errorMessage: "Cannot read it" };

async function itemOf(cellId: string, sampleId: string): Promise<unknown> {
  const { rows } = await client.query("select * from kvsweep.items where cell_id = $1 and sample_id = $2", [
    cellId,
    sampleId,
  ]);
  return rows[0];
}

test("commitItems() points done items at their objects and says why others failed", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  const failed = [{ ...failedItem, sampleId: "s2" }];
  const done = [doneItem(), doneItem({ cellId: "c1", sampleId: "s1", line: 1, finishReason: "length" })];
  expect(await commitItems(db, { unitId, attemptToken, done, failed })).toEqual({ done: 2, failed: 1 });
  expect(await itemOf("c0", "s0")).toMatchObject({
    state: "done",
    object_key: "captions/a",
    line: 0,
    tokens: 12,
    finish_reason: "eos",
    finished_at: expect.any(Date),
  });
  expect(await itemOf("c1", "s1")).toMatchObject({ state: "done", line: 1, finish_reason: "length" });
  expect(await itemOf("c0", "s2")).toMatchObject({
    state: "failed",
    error_name: "ImageError",
    object_key: null,
  });
  expect(await itemOf("c1", "s0")).toMatchObject({ state: "pending" });
});

test("commitItems() by an attempt that was overtaken throws StaleAttemptError and writes nothing", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  await claimUnit(db, unitId);
  const commit = commitItems(db, { unitId, attemptToken, done: [doneItem()], failed: [] });
  await expect(commit).rejects.toThrow(StaleAttemptError);
  expect(await itemOf("c0", "s0")).toMatchObject({ state: "pending" });
});

test("commitItems() never changes a done item", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  await commitItems(db, { unitId, attemptToken, done: [doneItem()], failed: [] });
  const again = { done: [doneItem({ objectKey: "captions/b" })], failed: [failedItem] };
  expect(await commitItems(db, { unitId, attemptToken, ...again })).toEqual({ done: 0, failed: 0 });
  expect(await itemOf("c0", "s0")).toMatchObject({
    state: "done",
    object_key: "captions/a",
    error_name: null,
  });
});

test("commitItems() lets a caption that arrived replace a failure", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  await commitItems(db, { unitId, attemptToken, done: [], failed: [failedItem] });
  await commitItems(db, { unitId, attemptToken, done: [doneItem()], failed: [] });
  expect(await itemOf("c0", "s0")).toMatchObject({ state: "done", error_name: null, error_message: null });
});
