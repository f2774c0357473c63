import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

/** A new folder that is gone when the test is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new folder that is gone when the test file is done. */
export function lastingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
