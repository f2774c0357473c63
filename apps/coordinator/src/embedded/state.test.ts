import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listSweeps } from "@kvsweep/sweep/ledger";
import { expect, test } from "vitest";
import { StateFolderError } from "../errors.ts";
import { finishedState } from "../testing/finished-state.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { hasState, openState, stateFolders } from "./state.ts";

const finished = finishedState();

test("openState() makes a state where there is none, and finds it empty", async () => {
  const folder = join(temporaryFolder(), "state");
  expect(hasState(folder)).toBe(false);
  {
    await using state = await openState(folder);
    expect(await listSweeps(state.db)).toEqual([]);
  }
  expect(hasState(folder)).toBe(true);
});

test("openState() opens what an earlier process left, one opening after the other", async () => {
  for (let time = 0; time < 2; time += 1) {
    await using state = await openState(finished.state);
    expect(await listSweeps(state.db)).toMatchObject([{ name: "finished" }]);
    expect(await state.store.list("captions/")).toHaveLength(3);
  }
});

test("openState() says of a database that does not open which folder it is in, and lets go of the folder", async () => {
  const folder = temporaryFolder();
  writeFileSync(stateFolders(folder).database, "no folder");
  await expect(openState(folder)).rejects.toThrow(StateFolderError);
  await expect(openState(folder)).rejects.toThrow(`"${folder}": its database does not open`);
  expect(existsSync(stateFolders(folder).captions)).toBe(false);
});
