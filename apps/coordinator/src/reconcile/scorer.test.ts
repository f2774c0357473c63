import { renderResults } from "@kvsweep/metrics";
import { loadBenchmark } from "@kvsweep/sweep";
import { manifestKey } from "@kvsweep/sweep/audit";
import { findSweep, listSweeps, recordEvent } from "@kvsweep/sweep/ledger";
import { expect, test, vi } from "vitest";
import { openState } from "../embedded/state.ts";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { readTables } from "../testing/small-sweep.ts";
import { Scorer } from "./scorer.ts";

const { state: folder } = finishedState();
const stop = new AbortController().signal;

test("a sweep's numbers are those of the embedded run, and its manifest is written when nothing is owed", async () => {
  await using state = await openState(folder);
  const alarms: unknown[] = [];
  const scorer = new Scorer({
    ...{ db: state.db, store: state.store },
    benchmark: (name) => loadBenchmark(name, repository),
    onAlarm: (error, captions) => alarms.push([error.name, captions]),
  });
  await scorer.scoreAll(stop);
  const sweep = await findSweep(state.db, "finished");
  if (!sweep) throw new Error("the sweep is there");
  expect(await state.store.has(manifestKey(sweep.id))).toBe(true);
  const [results, same] = await Promise.all([scorer.results(sweep), scorer.results(sweep)]);
  expect(same).toBe(results);
  expect(renderResults(results, "json")).toBe(readTables(folder)["results.json"]);
  expect(alarms).toEqual([]);

  const [key = ""] = await state.store.list("captions/");
  await state.store.put(key, new Uint8Array([1]));
  await state.db.execute("delete from kvsweep.caption_counts");
  await expect(scorer.results(sweep)).rejects.toMatchObject({ name: "ObjectCorruptError" });
  expect(alarms).toEqual([["ObjectCorruptError", expect.any(Number)]]);
  const { rows } = await state.db.execute(
    "select kind from kvsweep.events where kind in ('alarm', 'requeued') order by id",
  );
  expect(rows).toEqual([{ kind: "alarm" }, { kind: "requeued" }]);
});

test("a sweep that is through is looked at again only after an event", async () => {
  await using state = await openState(finishedState().state);
  const { store } = state;
  const manifests = vi.spyOn(store, "put");
  const scorer = new Scorer({
    ...{ db: state.db, store, onAlarm: vi.fn() },
    benchmark: (name) => loadBenchmark(name, repository),
  });
  const scored = async () => {
    manifests.mockClear();
    await scorer.scoreAll(stop);
    return manifests.mock.calls.length;
  };
  expect(await scored()).toBe(1);
  expect(await scored()).toBe(0);
  const [sweep] = await listSweeps(state.db);
  await recordEvent(state.db, { kind: "requeued", sweepId: sweep?.id });
  expect(await scored()).toBe(1);
  expect(await scored()).toBe(0);
});
