import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSweepFile } from "@kvsweep/sweep";
import { expect, test } from "vitest";
import { CommandError } from "../errors.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { init } from "./init.ts";

test("init() writes a sweep file that parses, its schema beside it, and says what to do with it", async () => {
  const file = join(temporaryFolder(), "sweep.yaml");
  const terminal = new RecordingTerminal();
  expect(await init({ file, force: false }, terminal)).toBe(0);
  const text = readFileSync(file, "utf8");
  expect(parseSweepFile(text, file).file.methods.length).toBeGreaterThan(0);
  expect(text).toMatch(/^# yaml-language-server: \$schema=.*sweep\.schema\.json/);
  expect(JSON.parse(readFileSync(join(file, "../sweep.schema.json"), "utf8"))).toHaveProperty(
    "properties.methods",
  );
  expect(terminal.said).toContain(`kvsweep run ${file}`);
});

test("init() leaves a file that exists alone, unless it is forced", async () => {
  const file = join(temporaryFolder(), "sweep.yaml");
  writeFileSync(file, "mine");
  await expect(init({ file, force: false }, new RecordingTerminal())).rejects.toThrow("it exists");
  expect(readFileSync(file, "utf8")).toBe("mine");
  await init({ file, force: true }, new RecordingTerminal());
  expect(readFileSync(file, "utf8")).not.toBe("mine");
});

test("init() refuses a folder that is not there", async () => {
  const written = init(
    { file: join(temporaryFolder(), "no", "sweep.yaml"), force: false },
    new RecordingTerminal(),
  );
  await expect(written).rejects.toThrow(CommandError);
  await expect(written).rejects.toThrow("there is no such folder");
});
