import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { plan } from "./plan.ts";

const { file, state } = finishedState();
const options = {
  ...{ file, state, rows: undefined, memory: undefined, threads: 1 },
  ...{ json: false, provider: "cpu" as const, bundled: repository },
};

test("plan() tells cells, captions and a rough estimate where nothing was timed, and makes no state", async () => {
  const terminal = new RecordingTerminal();
  const nowhere = join(state, "nowhere");
  expect(await plan({ ...options, state: nowhere }, terminal)).toBe(0);
  expect(terminal.printed).toContain("2 cells, 6 captions in 1 units");
  expect(terminal.printed).toContain("greedy                       scenes-vlm × scenes (3 images)");
  expect(terminal.printed).toContain("6 pending: very roughly");
  expect(terminal.printed).toMatch(/Peak memory of the model's process: about \d{3} MB/);
  expect(existsSync(nowhere)).toBe(false);
});

test("plan() keeps to a memory budget, and says what would do where none fits", async () => {
  const peakOf = async (memory: number | undefined) => {
    const terminal = new RecordingTerminal();
    await plan({ ...options, memory, json: true }, terminal);
    return JSON.parse(terminal.printed).peakMemoryBytes;
  };
  const whole = await peakOf(undefined);
  const limited = await peakOf(whole - 1);
  expect(limited).toBeLessThan(whole);
  await expect(peakOf(2 ** 26)).rejects.toThrow(/within 64 MB: one caption at a time needs about \d+ MB/);
});

test("plan() estimates the rest from what was timed here", async () => {
  await ledgerRows(
    state,
    "update kvsweep.items set state = 'pending' where sample_id = (select min(sample_id) from kvsweep.items)",
  );
  const terminal = new RecordingTerminal();
  await plan(options, terminal);
  expect(terminal.printed).toMatch(
    /4 captions are done, 0 failed, 2 pending: about \d+ s on this machine, from 3 timings of its batches/,
  );
  const json = new RecordingTerminal();
  await plan({ ...options, json: true }, json);
  expect(JSON.parse(json.printed)).toMatchObject({ pending: 2, estimate: { basis: "measured", timings: 3 } });
});
