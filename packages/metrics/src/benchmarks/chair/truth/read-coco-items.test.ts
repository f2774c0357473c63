import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { itemReader, readCocoItems } from "./read-coco-items.ts";

async function read(text: string): Promise<{ ids: number[]; hash: string; path: string }> {
  const path = join(await mkdtemp(join(tmpdir(), "kvsweep-coco-")), "a.json");
  await writeFile(path, text);
  const ids: number[] = [];
  const reader = itemReader("images", z.object({ id: z.int() }), ({ id }) => void ids.push(id));
  return { ids, hash: await readCocoItems(path, [reader]), path };
}

test("readCocoItems() reads the arrays asked for, and hashes the file", async () => {
  const text = '{"info": {"images": [1]}, "images": [{"id": 7}, {"id": 8, "more": []}], "annotations": [3]}';
  const { ids, hash } = await read(text);
  expect(ids).toEqual([7, 8]);
  expect(hash).toBe(createHash("sha256").update(text).digest("hex"));
});

test("readCocoItems() names what is missing or not what it should be", async () => {
  await expect(read('{"images": []}')).rejects.toThrow(/a\.json": it has no images$/);
  await expect(read('{"images": [{"id": 7}, {"id": "8"}]}')).rejects.toThrow(
    "images, item 2 is not what COCO has there",
  );
});
