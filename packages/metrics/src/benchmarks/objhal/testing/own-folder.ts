import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const lexicon = "person, man, woman\ndog, puppy\ndining table, coffee table\nchair, seat\ntoilet\ncar\n";

/** A folder of our own with a lexicon and a prompt, and COCO's annotations of two images in `annotations`. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-objhal-"));
  await mkdir(join(folder, "annotations"));
  const write = (name: string, value: unknown) =>
    writeFile(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  await write("synonyms_refine.txt", lexicon);
  await write("prompt.txt", "{question} {answer}");
  for (const [set, id, caption] of [
    ["train", 1, "A puppy."],
    ["val", 2, "Two women."],
  ] as const) {
    const images = [{ id }];
    await write(`annotations/instances_${set}2014.json`, {
      images,
      annotations: [{ image_id: id, category_id: 5 }],
      categories: [{ id: 5, name: "coffee table" }],
    });
    await write(`annotations/captions_${set}2014.json`, { images, annotations: [{ image_id: id, caption }] });
  }
  return folder;
}

/** Writes answers as JSON lines, and gives the path. */
export async function writeRows(folder: string, rows: readonly object[]): Promise<string> {
  const path = join(folder, "answers.jsonl");
  await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}
