import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DevFolder } from "./dev-folder.ts";

function openFolder(): DevFolder {
  const path = mkdtempSync(join(tmpdir(), "kvsweep-dev-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return new DevFolder(path);
}

const fleet = { pid: 7, url: "http://127.0.0.1:1", workers: [{ id: "worker-1", pid: 8 }] };

test("a folder has one holder at a time, and tells what runs as long as there is one", () => {
  const folder = openFolder();
  const lock = folder.take();
  folder.write(fleet);
  expect(folder.take()).toBeUndefined();
  expect(folder.running()).toEqual(fleet);
  lock?.[Symbol.dispose]();
  expect(folder.running()).toBeUndefined();
});

test("nothing runs where a holder has not written yet, or has ended in order", () => {
  const folder = openFolder();
  using _lock = folder.take();
  expect(folder.running()).toBeUndefined();
  folder.write(fleet);
  folder.clear();
  expect(folder.running()).toBeUndefined();
});
