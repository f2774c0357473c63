import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { donePages } from "./done-pages.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("donePages() gives every done item once, those of an object together, of all sweeps or of one", async () => {
  await recordSweep(db, smallPlan({ cells: 90, samples: 2 }));
  const others = smallPlan({ id: "sweep-2", cells: 90, samples: 2 });
  const cells = others.cells.map((cell) => ({ ...cell, id: `d${cell.ordinal}` }));
  await recordSweep(db, { ...others, cells, units: [] });
  await client.exec(`update kvsweep.items set state = 'done', line = 0,
      object_key = case when cell_id = 'd1' then null
                        when cell_id < 'd' then 'captions/' || cell_id
                        else 'captions/' || cell_id || sample_id end
    where not (cell_id = 'c0' and sample_id = 's0')`);
  const read = async (sweepId?: string) => {
    const pages = [];
    for await (const page of donePages(db, sweepId)) pages.push(page);
    return pages;
  };
  const pages = await read();
  expect(pages.length).toBeGreaterThan(1);
  const all = pages.flat();
  expect(all).toHaveLength(359);
  expect(new Set(all.map(({ cellId, sampleId }) => `${cellId} ${sampleId}`)).size).toBe(359);
  const pagesOf = new Map<string | null, Set<number>>();
  for (const [number, page] of pages.entries()) {
    for (const { objectKey } of page)
      pagesOf.set(objectKey, (pagesOf.get(objectKey) ?? new Set()).add(number));
  }
  expect([...pagesOf.values()].every(({ size }) => size === 1)).toBe(true);
  expect((await read("sweep-1")).flat()).toHaveLength(179);
});
