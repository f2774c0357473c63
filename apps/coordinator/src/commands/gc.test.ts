import { utimesSync } from "node:fs";
import { join } from "node:path";
import { FolderStore } from "@kvsweep/sweep/store";
import { expect, test } from "vitest";
import { stateFolders } from "../embedded/state.ts";
import { finishedState } from "../testing/finished-state.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { gc } from "./gc.ts";

test("gc() names orphans first, and deletes the old ones", async () => {
  const { state } = finishedState();
  const folder = stateFolders(state).captions;
  const store = new FolderStore(folder);
  const before = await store.list("captions/");
  const orphan = `captions/ab/${"ab".repeat(32)}.jsonl`;
  await store.put(orphan, new Uint8Array([1]));
  const longAgo = Date.now() / 1000 - 48 * 3600;
  utimesSync(join(folder, orphan), longAgo, longAgo);
  const collect = async (dryRun: boolean, json = false) => {
    const terminal = new RecordingTerminal();
    expect(await gc({ state, fleet: undefined, dryRun, olderThan: 24, json }, terminal)).toBe(0);
    return terminal;
  };
  expect(JSON.parse((await collect(true, true)).printed)).toEqual({
    dryRun: true,
    deleted: [orphan],
    young: 0,
  });
  expect(await store.has(orphan)).toBe(true);
  const done = await collect(false);
  expect(done.printed).toBe(`${orphan}\n`);
  expect(done.said).toContain("Deleted 1 objects");
  expect(await store.list("captions/")).toEqual(before);
});
