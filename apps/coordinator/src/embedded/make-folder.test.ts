import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { makeFolder } from "./make-folder.ts";

test("makeFolder() makes a folder and those above it, and leaves one that is there", () => {
  const folder = join(temporaryFolder(), "a", "b");
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test("makeFolder() throws where no folder can be, instead of trying for ever", () => {
  expect(() => makeFolder("/proc/kvsweep/state")).toThrow("ENOENT");
  expect(() => makeFolder("/dev/null/state")).toThrow("ENOTDIR");
});
