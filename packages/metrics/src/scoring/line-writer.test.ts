import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lineWriter } from "./line-writer.ts";
import { ScoringError } from "./scoring-error.ts";

test("lineWriter() writes an object a line, more than a buffer holds", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "kvsweep-lines-")), "a.jsonl");
  const writer = lineWriter(path);
  for (let id = 0; id < 20_000; id++) await writer.write({ id });
  await writer.close();
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(20_000);
  expect(lines.at(-1)).toBe('{"id":19999}');
});

test("lineWriter() says that a file cannot be written", async () => {
  const writer = lineWriter("/no/such/folder/a.jsonl");
  const write = async () => {
    for (let id = 0; id < 20_000; id++) await writer.write({ id });
    await writer.close();
  };
  await expect(write()).rejects.toThrow(ScoringError);
});

test("lineWriter() lets go of its file when it is disposed", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "kvsweep-lines-")), "a.jsonl");
  const failing = async () => {
    using writer = lineWriter(path);
    await writer.write({});
    throw new RangeError("broken");
  };
  await expect(failing()).rejects.toThrow("broken");
});

test("lineWriter() without a path writes nothing", async () => {
  const writer = lineWriter(undefined);
  await writer.write({});
  await expect(writer.close()).resolves.toBeUndefined();
});
