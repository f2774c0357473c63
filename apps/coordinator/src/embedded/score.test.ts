import { listSweeps } from "@kvsweep/sweep/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { prepareSweep } from "./prepare-sweep.ts";
import { score } from "./score.ts";
import { openState, type State } from "./state.ts";

const { file, state: folder } = finishedState();
let state: State;
beforeAll(async () => {
  state = await openState(folder);
});
afterAll(() => state[Symbol.asyncDispose]());

test("score() gives every cell its metrics and the benchmark's verdict, the same each time", async () => {
  const sweep = await prepareSweep(file, { bundled: repository, rows: undefined });
  const input = {
    state,
    sweepId: sweep.plan.id,
    benchmarks: sweep.benchmarks,
    statistics: sweep.file.statistics,
  };
  const results = await score(input);
  expect(results.cells.map(({ label, n }) => [label, n])).toEqual([
    ["greedy", 3],
    ["kvsmooth 0.9 [1,8)", 3],
  ]);
  expect(results.cells[0]?.metrics).toHaveProperty("chairS.value");
  expect(results.verdicts).toMatchObject([{ sentence: expect.stringContaining("greedy") }]);
  expect(await score(input)).toEqual(results);
});

test("score() refuses a sweep that the ledger does not have", async () => {
  const [sweep] = await listSweeps(state.db);
  const { benchmarks, file: parsed } = await prepareSweep(file, { bundled: repository, rows: undefined });
  const input = { state, sweepId: `${sweep?.id}x`, benchmarks, statistics: parsed.statistics };
  await expect(score(input)).rejects.toThrow("Cannot");
});
