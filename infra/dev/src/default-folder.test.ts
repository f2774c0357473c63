import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { defaultFolder, isOpenToAll } from "./default-folder.ts";

test("a fleet lives in the repository, unless that is closed to the user that root's PostgreSQL runs as", () => {
  const home = mkdtempSync(join(tmpdir(), "kvsweep-dev-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const repository = join(home, "kvsweep");
  mkdirSync(repository);
  expect(isOpenToAll(repository)).toBe(false);
  expect(defaultFolder(repository, true)).toBe("/var/tmp/kvsweep-dev");
  expect(defaultFolder(repository, false)).toBe(join(repository, ".kvsweep/dev"));
  chmodSync(home, 0o755);
  expect(isOpenToAll(join(repository, "not/there/yet"))).toBe(true);
  expect(defaultFolder(repository, true)).toBe(join(repository, ".kvsweep/dev"));
});
