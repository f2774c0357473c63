import { join } from "node:path";
import { expect, test } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { status } from "./status.ts";

const { state } = finishedState();

test("status() of a folder without a state says how to start", async () => {
  const terminal = new RecordingTerminal();
  expect(await status({ state: join(state, "nowhere"), failed: false, json: false }, terminal)).toBe(0);
  expect(terminal.said).toContain("No sweep has run");
});

test("status() counts a sweep's captions, and names those that failed when asked", async () => {
  await ledgerRows(
    state,
    `update kvsweep.items set state = 'failed', error_name = 'ImageError', error_message = 'Cannot read x.png'
     where (cell_id, sample_id) = (select cell_id, sample_id from kvsweep.items order by 1, 2 limit 1)`,
  );
  const [short, long] = [new RecordingTerminal(), new RecordingTerminal()];
  await status({ state, failed: false, json: false }, short);
  expect(short.printed).toMatch(/^finished \([0-9a-f]{8}\): 100 %, 5 done, 1 failed, 0 pending of 6\n$/);
  await status({ state, failed: true, json: false }, long);
  expect(long.printed).toMatch(/\n {2}sample \S+, .*: ImageError: Cannot read x\.png\n$/);
});
