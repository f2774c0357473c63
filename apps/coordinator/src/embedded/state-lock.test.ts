import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StateFolderError, StateLockedError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { StateLock } from "./state-lock.ts";

test("take() refuses a folder that another process has, and names it; its death frees the folder", async () => {
  const folder = temporaryFolder();
  const holder = spawn(process.execPath, [join(import.meta.dirname, "../testing/lock-holder.mjs"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  expect(() => StateLock.take(folder)).toThrow(StateLockedError);
  expect(() => StateLock.take(folder)).toThrow(`process ${holder.pid} (since `);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  using lock = StateLock.take(folder);
  expect(lock).toBeDefined();
});

test("take() makes the folder, and takes it again after it was let go", () => {
  const folder = join(temporaryFolder(), "a", "state");
  StateLock.take(folder)[Symbol.dispose]();
  StateLock.take(folder)[Symbol.dispose]();
});

test("take() refuses a path that is no folder", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(() => StateLock.take(file)).toThrow(StateFolderError);
  expect(() => StateLock.take(join(file, "below"))).toThrow("a part of its path is a file");
});
