import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LanguageDataError } from "../data/language-data-error.ts";
import { punktPath, readPunkt } from "./load-punkt.ts";
import { packPunkt } from "./pack-punkt.ts";

test("readPunkt() names the missing file and the command that fetches it", () => {
  const read = () => readPunkt("/nowhere/punkt-english.txt");
  expect(read).toThrow(LanguageDataError);
  expect(read).toThrow('Cannot read language data "/nowhere/punkt-english.txt": it does not exist');
  expect(read).toThrow(
    expect.objectContaining({ advice: expect.stringContaining("kvsweep data fetch punkt") }),
  );
});

test("readPunkt() reads what packPunkt() wrote", () => {
  const folder = mkdtempSync(join(tmpdir(), "punkt-"));
  const path = join(folder, "punkt.txt");
  const empty = { "abbrev_types.txt": "dr", "collocations.tab": "", "sent_starters.txt": "" };
  writeFileSync(path, packPunkt({ ...empty, "ortho_context.tab": "a\t4" }));
  expect(readPunkt(path).abbreviations).toEqual(new Set(["dr"]));
  rmSync(folder, { recursive: true });
});

test("punktPath lies where a checkout keeps what it fetched", () => {
  expect(punktPath).toMatch(/packages.metrics.data.fetched.punkt-english\.txt$/);
});
