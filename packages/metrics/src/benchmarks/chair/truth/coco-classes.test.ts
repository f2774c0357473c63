import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownPunkt } from "../testing/own-scenes.ts";
import { frontEnd } from "../words/front-end.ts";
import { CocoClasses } from "./coco-classes.ts";

async function file(value: unknown): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "kvsweep-coco-")), "a.json");
  await writeFile(path, JSON.stringify(value));
  return path;
}

const images = [{ id: 7 }, { id: 8 }];
const annotations = [
  { image_id: 7, category_id: 1, segmentation: [[1.5, 2]] },
  { image_id: 7, category_id: 1 },
];

test("CocoClasses gather the classes of instances and captions, whatever the order of the file's arrays", async () => {
  const classes = new CocoClasses();
  await classes.addInstances(await file({ annotations, images, categories: [{ id: 1, name: "dog" }] }));
  const caption = { image_id: 8, caption: "Two kittens on a sofa." };
  await classes.addCaptions(await file({ images, annotations: [caption] }), frontEnd({ punkt: ownPunkt }));
  expect([...classes.images]).toEqual([
    [7, new Set(["dog"])],
    [8, new Set(["cat", "couch"])],
  ]);
  expect(classes.hashes.size).toBe(2);
});

test("CocoClasses refuse a category that is none of COCO's, or that has no name", async () => {
  const unicorn = await file({ annotations, images, categories: [{ id: 1, name: "unicorn" }] });
  await expect(new CocoClasses().addInstances(unicorn)).rejects.toThrow(
    'its category "unicorn" is none of COCO\'s 80 classes',
  );
  const nameless = await file({ annotations, images, categories: [{ id: 2, name: "cat" }] });
  await expect(new CocoClasses().addInstances(nameless)).rejects.toThrow("an annotation has category 1");
});
