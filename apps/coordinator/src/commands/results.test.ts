import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CommandError } from "../errors.ts";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { ledgerRows } from "../testing/ledger-rows.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { readTables } from "../testing/small-sweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
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

test("results() writes any format to a file instead of printing it", async () => {
  const folder = join(temporaryFolder(), "new");
  const output = join(folder, "results.json");
  const terminal = new RecordingTerminal();
  expect(await results({ ...options, output }, terminal)).toBe(0);
  expect(readFileSync(output, "utf8")).toBe(readTables(state)["results.json"]);
  expect(terminal.printed).toBe("");
  expect(terminal.said).toContain(`Wrote ${output}\n`);
  expect(readdirSync(folder)).toEqual(["results.json"]);
});

test("results() writes Parquet, and refuses to print it", async () => {
  const output = join(temporaryFolder(), "results.parquet");
  expect(await results({ ...options, format: "parquet", output }, new RecordingTerminal())).toBe(0);
  const bytes = readFileSync(output, "latin1");
  expect(bytes).toMatch(/^PAR1/);
  expect(bytes).toMatch(/PAR1$/);
  expect(bytes).toContain("kvsmooth");
  const printed = results({ ...options, format: "parquet" }, new RecordingTerminal());
  await expect(printed).rejects.toThrow(CommandError);
  await expect(printed).rejects.toThrow("Cannot print Parquet");
});

test("results() has intervals in LaTeX only where they are asked for, and in no other format", async () => {
  const latex = async (intervals: boolean) => {
    const terminal = new RecordingTerminal();
    await results({ ...options, format: "latex", intervals }, terminal);
    return terminal.printed;
  };
  const [without, having] = [await latex(false), await latex(true)];
  expect(without).toContain(String.raw`\begin{table}`);
  expect(having.length).toBeGreaterThan(without.length);
  const refused = results({ ...options, format: "csv", intervals: true }, new RecordingTerminal());
  await expect(refused).rejects.toThrow("Cannot use --intervals with --format csv");
});

test("results() names a file that cannot be written", async () => {
  const refused = results({ ...options, output: "/dev/null/x.json" }, new RecordingTerminal());
  await expect(refused).rejects.toThrow(CommandError);
  await expect(refused).rejects.toThrow('Cannot write "/dev/null/x.json": ');
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
