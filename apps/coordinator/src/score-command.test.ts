import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scorers } from "@kvsweep/metrics";
import { expect, onTestFinished, test, vi } from "vitest";
import { cli } from "./cli.ts";
import { CommandError } from "./errors.ts";

import { ownPope, writeRows } from "./testing/own-data.ts";
import { RecordingTerminal } from "./testing/recording-terminal.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testSettings } from "./testing/test-settings.ts";

const run = (...args: string[]) => cli(["score", ...args], testSettings, new RecordingTerminal());

async function help(): Promise<string> {
  const log = vi.spyOn(console, "log").mockReturnValue(undefined);
  onTestFinished(() => log.mockRestore());
  expect(await run("--help")).toBe(0);
  return String(log.mock.calls[0]?.[0]);
}

test("kvsweep score hands its flags to the scorer", async () => {
  const folder = temporaryFolder();
  const truth = writeRows(folder, "truth.jsonl", [
    { image_id: 1, objects: ["dog", "cat", "chair"] },
    { image_id: 2, objects: ["car", "traffic light", "cup"] },
  ]);
  const rows = [1, 2].map((id) => ({ image_id: id, caption: "A dog and a car." }));
  const captions = writeRows(folder, "captions.jsonl", rows);
  const list = join(folder, "lines.jsonl");
  const terminal = new RecordingTerminal();
  const files = ["--captions", captions, "--ground-truth", truth, "--per-caption", list];
  const options = ["--num-images", "2", "--seed", "3", "--unknown-images", "error", "--repeated-ids", "keep"];
  expect(
    await cli(["score", "--benchmark", "opope", ...files, ...options, "--json"], testSettings, terminal),
  ).toBe(0);
  const report = JSON.parse(terminal.printed);
  expect(report.settings).toMatchObject({
    seed: 3,
    numImages: 2,
    unknownImages: "error",
    repeatedIds: "keep",
  });
  expect(readFileSync(list, "utf8")).not.toBe("");
});

test.each([
  [["--benchmark", "chiar", "--captions", "c"], 'Argument: benchmark, Given: "chiar"'],
  [["--benchmark", "pope"], "Missing required argument: captions"],
  [["--benchmark", "chair", "--captions", "c", "--front-end", "x"], 'Argument: front-end, Given: "x"'],
  [["--benchmark", "chair", "--captions", "c", "--nltk", "3.9.1", "--nltk", "3.8.1"], "it was given 2 times"],
  [["--benchmark", "pope", "--captions", ownPope.captions, "--ground-truth", "/no"], '"/no" does not exist'],
])("kvsweep score %j is refused with a CommandError", async (args, message) => {
  const refused = run(...args);
  await expect(refused).rejects.toThrow(CommandError);
  await expect(refused).rejects.toThrow(message);
});

test("kvsweep score --help begins with what all benchmarks take", async () => {
  const text = await help();
  const places = ["--benchmark ", "--captions ", "--ground-truth ", "--front-end ", "--data "].map((name) =>
    text.indexOf(`  ${name}`),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("kvsweep score --help describes an option that several benchmarks have once, in plain words", async () => {
  const text = (await help()).replaceAll(/\s+/g, " ");
  expect(text).toContain("--front-end chair, opope: who brings words to their base form");
  expect(text).toContain('choices: "wordnet", "pattern"');
  expect(text).toContain("[default: error (chair, amber, objhal), exclude (opope)]");
  const names = scorers.flatMap(({ options }) => Object.keys(options));
  const several = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  expect([...several].toSorted()).toEqual(["frontEnd", "nltk", "repeatedIds", "unknownImages"]);
});
