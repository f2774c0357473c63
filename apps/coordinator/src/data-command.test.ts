import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cli } from "./cli.ts";
import { CommandError } from "./errors.ts";

import { hasPunkt, ownAmber, ownScenes } from "./testing/own-data.ts";
import { RecordingTerminal } from "./testing/recording-terminal.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testSettings } from "./testing/test-settings.ts";

const run = (...args: string[]) => cli(["data", ...args], testSettings, new RecordingTerminal());

test.each([
  [[], "Name what to do: fetch or prepare."],
  [["fetch"], "a name is missing"],
  [["fetch", "wordnet"], 'Given: "wordnet", Choices: "punkt"'],
  [["prepare"], "Name what to prepare: coco, amber or objhal."],
  [["prepare", "amber"], "a name is missing"],
  [["prepare", "coco"], "Missing required argument: annotations"],
  [["prepare", "coco", "--annotations", "a", "--front-end", "x"], 'Argument: front-end, Given: "x"'],
  [["prepare", "coco", "--annotations", "a", "--annotations", "b"], "it was given 2 times"],
  [["fetch", "punkt", "--from", "/nowhere/p.zip"], "Cannot fetch /nowhere/p.zip"],
])("kvsweep data %j is refused with a CommandError", async (args, message) => {
  const refused = run(...args);
  await expect(refused).rejects.toThrow(CommandError);
  await expect(refused).rejects.toThrow(message);
});

test("kvsweep data prepare amber reads the folder that is named", async () => {
  const terminal = new RecordingTerminal();
  expect(await cli(["data", "prepare", "amber", ownAmber], testSettings, terminal)).toBe(0);
  expect(terminal.said).toContain(`${ownAmber}: files that differ`);
});

test.skipIf(!hasPunkt())("kvsweep data prepare coco hands its options on", async () => {
  const output = join(temporaryFolder(), "coco.jsonl");
  const options = ["--front-end", "pattern", "--nltk", "3.8.1", "--output", output];
  expect(await run("prepare", "coco", "--annotations", ownScenes.annotations, ...options)).toBe(0);
  const [header = ""] = readFileSync(output, "utf8").split("\n");
  expect(header).toContain('"pattern"');
  expect(header).toContain('"3.8.1"');
});
