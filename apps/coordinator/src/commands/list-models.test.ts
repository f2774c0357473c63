import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { listModels } from "./list-models.ts";

test("listModels() prints the bundled models, and the folders given besides", async () => {
  const terminal = new RecordingTerminal();
  const folder = join(repository, "packages/core/testdata/reference/checkpoints/llava-classic");
  expect(await listModels({ bundled: repository, folders: [folder], json: false }, terminal)).toBe(0);
  expect(terminal.printed).toMatch(/scenes-vlm {2}llava, 8 layers, \d\.\d M parameters, F16\n/);
  expect(terminal.printed).toContain(folder);
});

test("listModels() prints the whole cards as JSON", async () => {
  const terminal = new RecordingTerminal();
  await listModels({ bundled: repository, folders: [], json: true }, terminal);
  expect(JSON.parse(terminal.printed)).toMatchObject([
    { name: "scenes-vlm", fingerprint: expect.any(String) },
  ]);
});

test("listModels() refuses a folder that is no model, and names its file", async () => {
  const list = listModels(
    { bundled: repository, folders: ["/nowhere"], json: false },
    new RecordingTerminal(),
  );
  await expect(list).rejects.toThrow("/nowhere/config.json");
});
