import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setSweep } from "@kvsweep/sweep/ledger";
import { expect, test } from "vitest";
import { openTestApi, smallSweepText } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type SubmitOptions, submit } from "./submit.ts";

function writeSweep(text = smallSweepText): string {
  const file = join(temporaryFolder(), "small.yaml");
  writeFileSync(file, text);
  return file;
}

const defaults: Omit<SubmitOptions, "server" | "file"> = {
  ...{ priority: undefined, rows: undefined, provider: "cpu", dtype: "float32", watch: false, json: false },
};

test("submit() hands a file in, and says what became of it; the second time it was there already", async () => {
  const { server } = await openTestApi();
  const file = writeSweep();
  const [first, again] = [new RecordingTerminal(), new RecordingTerminal()];
  expect(await submit({ ...defaults, server, file, priority: 9, rows: 2 }, first)).toBe(0);
  expect(first.said).toMatch(
    /^Submitted sweep "small" \([0-9a-f]{8}\): 2 cells, 6 captions, 3 units\.\nSee how/,
  );
  await submit({ ...defaults, server, file }, again);
  expect(again.said).toMatch(/^Was there already: sweep "small"/);
  const json = new RecordingTerminal();
  await submit({ ...defaults, server, file, json: true }, json);
  expect(JSON.parse(json.printed)).toMatchObject({ isNew: false, priority: 9, pending: 6 });
});

test("submit() with --watch ends with the sweep", async () => {
  const { server, db } = await openTestApi();
  const file = writeSweep();
  const terminal = new RecordingTerminal();
  await submit({ ...defaults, server, file, json: true }, terminal);
  const { id } = JSON.parse(terminal.printed) as { id: string };
  await setSweep(db, id, { state: "cancelled" });
  const watching = new RecordingTerminal();
  expect(await submit({ ...defaults, server, file, watch: true }, watching)).toBe(0);
  expect(watching.said).toContain('Sweep "small" is cancelled.');
  expect(watching.printed).toMatch(/^small \([0-9a-f]{8}\) \(cancelled\): 0 %, 0 done/);
});

test("submit() names a file that is not there, and passes on what the coordinator says of one", async () => {
  const { server } = await openTestApi();
  const terminal = new RecordingTerminal();
  await expect(submit({ ...defaults, server, file: "/nowhere.yaml" }, terminal)).rejects.toThrow(
    'Cannot read sweep file "/nowhere.yaml": it does not exist',
  );
  const file = writeSweep(smallSweepText.replace("model:", "modle:"));
  await expect(submit({ ...defaults, server, file }, terminal)).rejects.toMatchObject({
    name: "ApiError",
    message: expect.stringMatching(/small\.yaml:2:1: unknown key "modle"/),
  });
});
