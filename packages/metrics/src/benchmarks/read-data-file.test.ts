import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BenchmarkDataError } from "../errors.ts";
import { readDataFile } from "./read-data-file.ts";

test("readDataFile() gives the bytes of a file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-"));
  await writeFile(join(folder, "a.txt"), "é");
  expect([...(await readDataFile(join(folder, "a.txt"), ""))]).toEqual([0xc3, 0xa9]);
});

test("readDataFile() names a file that is not there, and passes the advice on", async () => {
  const error = await readDataFile("/no/such/file.txt", "Do this.").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BenchmarkDataError);
  expect(error).toMatchObject({
    message: 'Cannot read "/no/such/file.txt": it does not exist',
    advice: "Do this.",
  });
});

test("readDataFile() says that a path is a folder", async () => {
  await expect(readDataFile(tmpdir(), "")).rejects.toThrow(/: it is a folder$/);
});
