import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canRun } from "../testing/can-run.ts";
import { repository } from "../testing/kvsweep.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { doctor } from "./doctor.ts";

test("doctor() finds a machine fit, and makes no folder", async () => {
  const state = join(temporaryFolder(), "above", "state");
  const terminal = new RecordingTerminal();
  expect(await doctor({ state, bundled: repository, json: false }, terminal)).toBe(0);
  expect(terminal.printed).toMatch(
    /^ok {3}Node\.js: 2\d\..*^ok {3}onnxruntime: offers cpu.*is not there yet, and can be made/ms,
  );
  expect(existsSync(join(state, ".."))).toBe(false);
});

test("doctor() takes a state folder that is there", async () => {
  const terminal = new RecordingTerminal();
  expect(await doctor({ state: temporaryFolder(), bundled: repository, json: false }, terminal)).toBe(0);
  expect(terminal.printed).toContain("is free and writable");
});

test.each(["file", "file/below"])(
  "doctor() says what to do about each problem, and ends with 3: %s",
  async (name) => {
    const folder = temporaryFolder();
    const state = join(folder, name);
    writeFileSync(join(folder, "file"), "");
    const terminal = new RecordingTerminal();
    expect(await doctor({ state, bundled: repository, json: true }, terminal)).toBe(3);
    expect(JSON.parse(terminal.printed)).toContainEqual({
      what: "state folder",
      ok: false,
      found: expect.stringContaining(join(folder, "file")),
      advice: expect.stringContaining("--state"),
    });
  },
);

test.skipIf(canRun("cuda"))("doctor() says why a provider cannot run here", async () => {
  const terminal = new RecordingTerminal();
  await doctor({ state: temporaryFolder(), bundled: repository, json: false }, terminal);
  expect(terminal.printed).toMatch(/offers cpu.*\n {5}Cannot run on "cuda": .*\. (Install|Take|Run)/);
});
