import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cocoFiles } from "./coco-files.ts";

async function folderWith(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-coco-"));
  for (const name of names) await writeFile(join(folder, name), "{}");
  return folder;
}

const of2014 = ["captions_train2014.json", "captions_val2014.json"];
const of2017 = ["instances_train2017.json", "instances_val2017.json"];

test("cocoFiles() take 2014 where it is there, else 2017", async () => {
  const folder = await folderWith(...of2014, ...of2017);
  expect(await cocoFiles(folder)).toEqual({
    instances: "2017",
    captions: "2014",
    instanceFiles: of2017.map((name) => join(folder, name)),
    captionFiles: of2014.map((name) => join(folder, name)),
  });
});

test("cocoFiles() name the files that are missing", async () => {
  const folder = await folderWith(...of2014, ...of2017, "instances_val2014.json");
  await expect(cocoFiles(folder, { instances: "2014" })).rejects.toThrow(
    `Cannot prepare COCO from "${folder}": instances_train2014.json is not there`,
  );
  await expect(cocoFiles("/no/such")).rejects.toThrow(
    "instances_train2014.json and instances_val2014.json are not there",
  );
});
