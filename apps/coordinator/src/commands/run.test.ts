import { expect, test } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { readTables } from "../testing/small-sweep.ts";
import { run } from "./run.ts";

const { file, state } = finishedState();
const options = {
  file,
  state,
  threads: 1,
  rows: undefined,
  memory: undefined,
  json: false,
  provider: "cpu" as const,
  bundled: repository,
};

test("run() of a finished sweep prints its table and where everything lies", async () => {
  const terminal = new RecordingTerminal();
  expect(await run(options, terminal)).toBe(0);
  expect(terminal.said).toContain(
    'Sweep "finished": 2 cells, 6 captions: all were already there, nothing to decode.',
  );
  expect(terminal.said).toMatch(
    /Captions: .*objects {2}Database: .*database {2}Results: .*results\/finished-/,
  );
  expect(terminal.printed).toContain("CHAIR_S");
});

test("run() decodes what is missing, to the same tables", async () => {
  const before = readTables(state);
  await ledgerRows(
    state,
    "delete from kvsweep.caption_counts where sample_id = (select min(sample_id) from kvsweep.items)",
  );
  await ledgerRows(
    state,
    "update kvsweep.items set state = 'pending' where sample_id = (select min(sample_id) from kvsweep.items)",
  );
  const terminal = new RecordingTerminal();
  expect(await run({ ...options, json: true }, terminal)).toBe(0);
  expect(terminal.said).toContain("4 of them already there; going on with the other 2.");
  expect(terminal.said).toContain("Decoded 2 captions in");
  expect(terminal.printed).toBe(before["results.json"]);
  expect(readTables(state)).toEqual(before);
});

test("run() ends with 1 where captions failed, and says how to see and retry them", async () => {
  await ledgerRows(
    state,
    "update kvsweep.items set state = 'failed' where sample_id = (select min(sample_id) from kvsweep.items)",
  );
  const terminal = new RecordingTerminal();
  expect(await run(options, terminal)).toBe(1);
  expect(terminal.said).toContain("4 already there, 2 failed; nothing to decode");
  expect(terminal.said).toContain("2 captions failed; `kvsweep status --failed` names them");
});
