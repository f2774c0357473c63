import { expect, test } from "vitest";
import { commitBatch } from "./commit-batch.ts";
import { claimUnit } from "./ledger/claim-unit.ts";
import { recordSweep } from "./ledger/record-sweep.ts";
import { parseCaptionLines } from "./store/caption-lines.ts";
import { MemoryStore } from "./store/memory-store.ts";
import { traceKey } from "./store/trace-key.ts";
import { openLedger } from "./testing/open-ledger.ts";
import { smallPlan } from "./testing/small-plan.ts";

const caption = { ids: [5, 2], text: "x", finishReason: "eos", promptTokens: 3 } as const;

test("commitBatch() keeps a caption's trace beside the object that has the caption", async () => {
  const ledger = await openLedger();
  await ledger.clear();
  const plan = smallPlan({ cells: 1, samples: 2 });
  await recordSweep(ledger.db, plan);
  const { id: unitId, attemptToken } = await claimUnit(ledger.db, plan.units[0]?.id ?? "");
  const store = new MemoryStore();
  const batch = { sampleIds: ["s0", "s1"], cellIds: ["c0"] };
  const trace = Uint8Array.of(1, 2, 3);
  const captions = [[caption], [{ ...caption, trace }]];
  await commitBatch({ db: ledger.db, store }, { attempt: { unitId, attemptToken }, batch, captions });
  const [object] = await store.list("captions/");
  expect(await store.list("traces/")).toEqual([traceKey(object ?? "", 1)]);
  expect(await store.get(traceKey(object ?? "", 1))).toEqual(trace);
});

test("commitBatch() keeps a batch in one object, cell by cell, and refuses an answer of another shape than the batch", async () => {
  const ledger = await openLedger();
  await ledger.clear();
  const plan = smallPlan({ cells: 2, samples: 2 });
  await recordSweep(ledger.db, plan);
  const { id: unitId, attemptToken } = await claimUnit(ledger.db, plan.units[0]?.id ?? "");
  const into = { db: ledger.db, store: new MemoryStore() };
  const attempt = { unitId, attemptToken };
  const batch = { sampleIds: ["s0", "s1"], cellIds: ["c0", "c1"] };
  const short = commitBatch(into, { attempt, batch, captions: [[caption, caption], [caption]] });
  await expect(short).rejects.toThrow("2 samples × 2 cells: the decoder gave 2 × 2 or 1");
  const error = { error: { name: "ImageError", message: "no image" } };
  const captions = [
    [caption, caption],
    [caption, error],
  ];
  expect(await commitBatch(into, { attempt, batch, captions })).toEqual({ done: 3, failed: 1, tokens: 6 });
  const [key = "", ...others] = await into.store.list("");
  expect(others).toEqual([]);
  const lines = parseCaptionLines(await into.store.get(key), key);
  expect(lines.map(({ cellId, sampleId }) => `${cellId} ${sampleId}`)).toEqual(["c0 s0", "c0 s1", "c1 s0"]);
  const { rows } = await ledger.client.query(`
    select cell_id || ' ' || sample_id as item, object_key = '${key}' as here, line
    from kvsweep.items where state = 'done' order by line`);
  expect(rows).toEqual([
    { item: "c0 s0", here: true, line: 0 },
    { item: "c0 s1", here: true, line: 1 },
    { item: "c1 s0", here: true, line: 2 },
  ]);
});
