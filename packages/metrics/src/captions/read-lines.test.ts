import { expect, test } from "vitest";
import { readLines } from "./read-lines.ts";
import { collect } from "./testing/collect.ts";
import { temporaryFile } from "./testing/temporary-file.ts";

const lines = async (contents: string | Uint8Array) => collect(readLines(await temporaryFile(contents)));

test("readLines() breaks at line feeds alone, and drops carriage returns before them and a byte order mark", async () => {
  expect(await lines("\ufeffa\u2028b\r\n\nc\u0085d\n")).toEqual(["a\u2028b", "", "c\u0085d"]);
  expect(await lines("last")).toEqual(["last"]);
  expect(await lines("")).toEqual([]);
});

test("readLines() puts lines together that lie in several chunks", async () => {
  const long = "é".repeat(100_000);
  expect(await lines(`a\n${long}\nb`)).toEqual(["a", long, "b"]);
});

test("readLines() says which line is not UTF-8", async () => {
  await expect(lines(Uint8Array.from([0x61, 0x0a, 0xff]))).rejects.toThrow(/: line 2 is not UTF-8$/);
});
