import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Results } from "@kvsweep/metrics";
import { expect, test } from "vitest";
import { StateFolderError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { stateFolders } from "./state.ts";
import { writeResults } from "./write-results.ts";

const results: Results = {
  sweep: { id: "0123456789abcdef", name: "small" },
  settings: null,
  cells: [],
  verdicts: [],
};

test("writeResults() writes every format, replaces what is there and leaves nothing half-written", async () => {
  const state = temporaryFolder();
  const folder = await writeResults(state, results);
  expect(folder).toBe(join(stateFolders(state).results, "small-01234567"));
  writeFileSync(join(folder, "results.json"), "old");
  await writeResults(state, results);
  expect(readdirSync(folder).sort()).toEqual(["results.csv", "results.json", "results.md"]);
  expect(JSON.parse(readFileSync(join(folder, "results.json"), "utf8"))).toMatchObject({ cells: [] });
});

test("writeResults() says which state folder does not take them", async () => {
  const state = temporaryFolder();
  writeFileSync(stateFolders(state).results, "a file in the way");
  await expect(writeResults(state, results)).rejects.toThrow(StateFolderError);
  await expect(writeResults(state, results)).rejects.toThrow(`"${state}": results cannot be written`);
});
