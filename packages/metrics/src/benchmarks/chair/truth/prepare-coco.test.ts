import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownPunkt, ownScenes, ownScenesFolder } from "../testing/own-scenes.ts";
import { parseGroundTruth } from "./ground-truth.ts";
import { prepareCoco } from "./prepare-coco.ts";

test("prepareCoco() makes of our scenes' annotations what the official code makes of them", async () => {
  const output = join(await mkdtemp(join(tmpdir(), "kvsweep-coco-")), "new/ground-truth.json");
  const files: string[] = [];
  const prepared = await prepareCoco(join(ownScenesFolder, "annotations"), output, {
    punkt: ownPunkt,
    onFile: (path) => files.push(path),
  });
  expect(prepared).toEqual({ images: 20, sources: files });
  const { images } = parseGroundTruth(await readFile(output, "utf8"), output);
  const found = [...images].map(([id, classes]) => [id, [...classes].sort()]);
  expect(Object.fromEntries(found)).toEqual(ownScenes.ground_truth);
});
