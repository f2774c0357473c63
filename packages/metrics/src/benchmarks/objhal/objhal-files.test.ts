import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadObjhalFiles } from "./objhal-files.ts";
import { ownFolder } from "./testing/own-folder.ts";

test("loadObjhalFiles() finds lexicon and prompt, also where the repository has them", async () => {
  const folder = await ownFolder();
  const found = await loadObjhalFiles(folder);
  expect(found.lexicon.classes.get("puppy")).toBe("dog");
  expect(found.prompt).toMatchObject({ text: "{question} {answer}", isOfficial: false });
  await mkdir(join(folder, "data"));
  await rename(join(folder, "synonyms_refine.txt"), join(folder, "data/synonyms_refine.txt"));
  expect((await loadObjhalFiles(folder)).lexiconSha256).toBe(found.lexiconSha256);
});

test("loadObjhalFiles() does without a prompt, but not without a lexicon", async () => {
  const folder = await ownFolder();
  await rm(join(folder, "prompt.txt"));
  expect((await loadObjhalFiles(folder)).prompt).toBeNull();
  await rm(join(folder, "synonyms_refine.txt"));
  await expect(loadObjhalFiles(folder)).rejects.toMatchObject({
    message: `Cannot find synonyms_refine.txt in "${folder}": it is not there`,
    advice: expect.stringContaining("RLAIF-V"),
  });
});
