import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { writeParts } from "../testing/stored-tensors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readSafetensorsHeader } from "./safetensors-header.ts";

const entry = (dtype: string, shape: unknown, begin: number, end: number) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

/** The header of a file with 16 bytes of data. */
async function read(header: unknown) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "m");
  writeParts(file, { text: JSON.stringify(header), data: new Uint8Array(16) });
  return await readSafetensorsHeader(file);
}

test("readSafetensorsHeader() says where each tensor lies, whatever their order and metadata", async () => {
  const header = {
    __metadata__: { format: "pt" },
    b: entry("F16", [2, 1], 12, 16),
    a: entry("F32", [3], 0, 12),
    none: entry("F32", [0, 5], 12, 12),
  };
  const start = 8 + JSON.stringify(header).length;
  const tensors = await read(header);
  expect(tensors.get("a")).toMatchObject({ name: "a", dtype: "F32", shape: [3], offset: start, length: 12 });
  expect(tensors.get("b")).toMatchObject({ name: "b", dtype: "F16", offset: start + 12, length: 4 });
  expect(tensors.get("none")).toMatchObject({ length: 0 });
});

test.each([
  [{ a: entry("F32", [3], 0, 12), b: entry("F32", [2], 8, 16) }, 'the bytes of "a" and "b" overlap'],
  [
    { a: entry("F32", [1], 4, 8), b: entry("F32", [2], 8, 16) },
    'the bytes of "the header" and "a" leave a gap',
  ],
  [{ a: entry("F32", [3], 0, 12) }, "is longer than"],
  [{ a: entry("F32", [5], 0, 20) }, 'tensor "a"'],
  [{ a: entry("F32", [4], 0, 12) }, "hold 12 bytes, F32 [4] needs 16"],
  [{ a: entry("F64", [2], 0, 16) }, "its dtype is F64, F32, F16, BF16 load"],
  [{ a: entry("F32", [-4], 0, 16) }, "has no dtype, shape and data_offsets"],
  [{ a: entry("F32", [2 ** 52, 2 ** 52], 0, 16) }, "hold 16 bytes"],
  [{ a: 3 }, "has no dtype, shape and data_offsets"],
  ["a", "its header is not an object"],
])("readSafetensorsHeader() refuses %j", async (header, told) => {
  await expect(read(header)).rejects.toThrow(CheckpointError);
  await expect(read(header)).rejects.toThrow(told);
});

test("readSafetensorsHeader() reads no header beyond the format's limit, however long the file is", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "sparse");
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(150_000_000n);
  writeFileSync(file, length);
  truncateSync(file, 160_000_000);
  await expect(readSafetensorsHeader(file)).rejects.toThrow("at most 100000000 are allowed");
});

test("readSafetensorsHeader() names a folder that stands where a file should", async () => {
  await using folder = await temporaryFolder();
  await expect(readSafetensorsHeader(folder.path)).rejects.toThrow(
    `Cannot read "${folder.path}": it is not a file`,
  );
});
