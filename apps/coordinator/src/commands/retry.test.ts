import { join } from "node:path";
import { expect, test } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { retry } from "./retry.ts";

const { state } = finishedState();

test("retry() owes the failed captions again, and no other", async () => {
  await ledgerRows(
    state,
    "update kvsweep.items set state = 'failed', crashes = 3 where sample_id = (select min(sample_id) from kvsweep.items)",
  );
  const terminal = new RecordingTerminal();
  expect(await retry({ sweep: "finished", state }, terminal)).toBe(0);
  expect(terminal.said).toContain('2 captions of "finished" will be tried again');
  const rows = await ledgerRows(
    state,
    "select state, crashes, count(*)::int from kvsweep.items group by 1, 2 order by 1",
  );
  expect(rows).toEqual([
    { state: "done", crashes: 0, count: 4 },
    { state: "pending", crashes: 0, count: 2 },
  ]);
});

test("retry() refuses a sweep that is not there", async () => {
  const terminal = new RecordingTerminal();
  await expect(retry({ sweep: "other", state }, terminal)).rejects.toThrow('Cannot retry sweep "other"');
  await expect(retry({ sweep: "", state: join(state, "nowhere") }, terminal)).rejects.toThrow(
    "Cannot retry a sweep",
  );
});
