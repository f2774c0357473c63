import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { InputFileError } from "./input-file-error.ts";
import { readChunks } from "./read-chunks.ts";
import { collect } from "./testing/collect.ts";
import { temporaryFile } from "./testing/temporary-file.ts";

test("readChunks() gives a file's bytes, piece by piece", async () => {
  const path = await temporaryFile("x".repeat(100_000));
  const sizes = (await collect(readChunks(path))).map((chunk) => chunk.length);
  expect(sizes).toEqual([65_536, 34_464]);
});

test("readChunks() names a file that is not there, and a folder", async () => {
  await expect(collect(readChunks("/no/such"))).rejects.toThrow(InputFileError);
  await expect(collect(readChunks("/no/such"))).rejects.toThrow('Cannot read "/no/such": it does not exist');
  await expect(collect(readChunks(tmpdir()))).rejects.toThrow(/: it is a folder$/);
});
