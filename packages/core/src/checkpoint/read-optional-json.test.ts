import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { readOptionalJson } from "./read-optional-json.ts";

const folder = await mkdtemp(join(tmpdir(), "kvsweep-json-"));

test("readOptionalJson() gives the value of a file, and undefined where there is none", async () => {
  await writeFile(join(folder, "a.json"), "[1]");
  expect(await readOptionalJson(join(folder, "a.json"))).toEqual([1]);
  expect(await readOptionalJson(join(folder, "none.json"))).toBeUndefined();
});

test("readOptionalJson() names a file that is not JSON", async () => {
  await writeFile(join(folder, "broken.json"), "version https://git-lfs");
  const reading = readOptionalJson(join(folder, "broken.json"));
  await expect(reading).rejects.toThrow(`Cannot read "${join(folder, "broken.json")}": it is not JSON`);
  await expect(reading).rejects.toBeInstanceOf(CheckpointError);
});
