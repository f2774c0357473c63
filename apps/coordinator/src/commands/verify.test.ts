import { FolderStore } from "@kvsweep/sweep/store";
import { expect, test } from "vitest";
import { stateFolders } from "../embedded/state.ts";
import { finishedState } from "../testing/finished-state.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { gc } from "./gc.ts";
import { verify } from "./verify.ts";

const { state } = finishedState();
const options = { state, fleet: undefined, sweep: "", repair: false, json: false };

async function read(rest: Partial<typeof options> = {}) {
  const terminal = new RecordingTerminal();
  const code = await verify({ ...options, ...rest }, terminal);
  return { code, ...terminal };
}

test("verify() finds what was altered, lost or left over, and --repair owes it again", async () => {
  expect(await read()).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/^6 captions in \d objects: all are there\.\n$/),
  });
  const store = new FolderStore(stateFolders(state).captions);
  const [altered = "", lost = ""] = await store.list("captions/");
  const body = await store.get(altered);
  await store.put(altered, new Uint8Array([...body, 10]));
  await store.delete(lost);
  const orphan = `captions/ab/${"ab".repeat(32)}.jsonl`;
  await store.put(orphan, new Uint8Array([1]));
  const found = await read();
  expect(found.code).toBe(1);
  expect(found.printed).toMatch(/^corrupt: Cannot read object|^missing: Cannot read object/m);
  expect(found.printed).toContain("are lost");
  expect(found.printed).toContain("1 objects belong to no caption");
  const json = await read({ json: true, sweep: "finished" });
  expect(JSON.parse(json.printed)).toMatchObject({
    captions: 6,
    problems: [{}, {}],
    orphans: [],
    repaired: 0,
  });
  expect(await read({ repair: true })).toMatchObject({
    code: 0,
    said: expect.stringContaining("captions are owed again"),
  });
  const rows = await ledgerRows(
    state,
    "select count(*)::int as owed from kvsweep.items where state = 'pending'",
  );
  expect(rows).toEqual([{ owed: JSON.parse(json.printed).lost }]);
  const young = new RecordingTerminal();
  await gc({ state, fleet: undefined, dryRun: false, olderThan: 1, json: false }, young);
  expect(young.said).toContain("Deleted 0 objects that belong to no caption");
  expect(await store.has(orphan)).toBe(true);
});

test("verify() says where there is nothing to look at", async () => {
  await expect(read({ sweep: "other" })).rejects.toThrow('Cannot find sweep "other"');
  await expect(read({ state: `${state}/nowhere` })).rejects.toThrow("none has run there");
});
