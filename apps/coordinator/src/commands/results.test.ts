import { join } from "node:path";
import { expect, test } from "vitest";
import { CommandError } from "../errors.ts";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { readTables } from "../testing/small-sweep.ts";
import { results } from "./results.ts";

const { state } = finishedState();
const options = { sweep: "", state, format: "json", bundled: repository } as const;

test("results() prints what run wrote, found by name, by the start of the id, or as the newest", async () => {
  const [row] = await ledgerRows<{ id: string }>(state, "select id from kvsweep.sweeps");
  for (const sweep of ["", "finished", row?.id.slice(0, 6) ?? ""]) {
    const terminal = new RecordingTerminal();
    expect(await results({ ...options, sweep }, terminal)).toBe(0);
    expect(terminal.printed).toBe(readTables(state)["results.json"]);
  }
});

test("results() of an unfinished sweep says how much is pending, even where nothing is done yet", async () => {
  await ledgerRows(state, "delete from kvsweep.caption_counts");
  await ledgerRows(state, "update kvsweep.items set state = 'pending'");
  const terminal = new RecordingTerminal();
  expect(await results({ ...options, format: "table" }, terminal)).toBe(0);
  expect(terminal.printed).toContain("greedy");
  expect(terminal.said).toContain("6 captions are still pending");
});

test("results() refuses a sweep that is not there", async () => {
  const missing = (change: Partial<Parameters<typeof results>[0]>) =>
    results({ ...options, ...change }, new RecordingTerminal());
  await expect(missing({ sweep: "other" })).rejects.toThrow(CommandError);
  await expect(missing({ sweep: "other" })).rejects.toThrow('Cannot find sweep "other"');
  await expect(missing({ state: join(state, "nowhere") })).rejects.toThrow("none has run there");
});
