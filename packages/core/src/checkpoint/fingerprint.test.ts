import { execFileSync } from "node:child_process";
import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fingerprint } from "./fingerprint.ts";

test("fingerprint() changes with a file's content or name, not with what no caption depends on", async () => {
  await using folder = await temporaryFolder({ "config.json": { a: 1 }, "tokenizer.json": {} });
  const first = await fingerprint(folder.path);
  writeFileSync(join(folder.path, "README.md"), "about");
  writeFileSync(join(folder.path, ".cache"), "x");
  expect(await fingerprint(folder.path)).toBe(first);
  writeFileSync(join(folder.path, "config.json"), '{"a":2}');
  const second = await fingerprint(folder.path);
  renameSync(join(folder.path, "tokenizer.json"), join(folder.path, "other.json"));
  const third = await fingerprint(folder.path);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(third).toMatch(/^[0-9a-f]{64}$/);
});

test("fingerprint() is the same for the same files in another folder", async () => {
  const files = { "b.json": [1], "a.json": [2] };
  await using one = await temporaryFolder(files);
  await using other = await temporaryFolder(files);
  expect(await fingerprint(one.path)).toBe(await fingerprint(other.path));
});

test("fingerprint() names a folder that does not exist", async () => {
  await expect(fingerprint("/no/such/folder")).rejects.toThrow(CheckpointError);
  await expect(fingerprint("/no/such/folder")).rejects.toThrow('"/no/such/folder": it does not exist');
});

test("fingerprint() names a pipe, and a link that leads to itself, instead of waiting for them", async () => {
  await using piped = await temporaryFolder({ "config.json": {} });
  const pipe = join(piped.path, "tokenizer.json");
  execFileSync("mkfifo", [pipe]);
  await expect(fingerprint(piped.path)).rejects.toThrow(`Cannot read "${pipe}": it is not a file`);
  await using linked = await temporaryFolder({ "config.json": {} });
  const link = join(linked.path, "tokenizer.json");
  symlinkSync(link, link);
  await expect(fingerprint(linked.path)).rejects.toThrow(CheckpointError);
});
