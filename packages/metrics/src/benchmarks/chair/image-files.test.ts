import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { imageFiles } from "./image-files.ts";

async function folderWith(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-images-"));
  for (const name of names) await writeFile(join(folder, name), "");
  return folder;
}

test("imageFiles() finds images by the id in their names, in the order asked for", async () => {
  const folder = await folderWith("COCO_val2014_000000000007.jpg", "000000000012.jpg", "12.txt", "9.png");
  expect([...(await imageFiles(folder, new Set(["12", "7"])))]).toEqual([
    ["12", join(folder, "000000000012.jpg")],
    ["7", join(folder, "COCO_val2014_000000000007.jpg")],
  ]);
});

test("imageFiles() refuses a folder that lacks an image, has it twice, or is not there", async () => {
  const folder = await folderWith("7.jpg", "0007.png");
  await expect(imageFiles(folder, new Set(["8"]))).rejects.toThrow(
    `Cannot find images in "${folder}": image 8 is not`,
  );
  await expect(imageFiles(folder, new Set(["7"]))).rejects.toThrow("0007.png and 7.jpg are both image 7");
  await expect(imageFiles("/no/such", new Set(["7"]))).rejects.toThrow(BenchmarkDataError);
});
