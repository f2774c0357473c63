import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { loadAmber } from "./load-amber.ts";
import { ownData, ownFolder } from "./testing/own-data.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-amber-"));
  await cp(ownFolder, folder, { recursive: true });
});

test("loadAmber() reads the folder and the table, and hashes each file", async () => {
  const data = await ownData();
  expect(data.similarityModel).toBe("invented 1.0");
  expect(Object.keys(data.hashes)).toEqual(["annotations", "relation", "safeWords", "similarity"]);
  expect(data.vocabulary.size).toBe(14);
});

test("loadAmber() says that it has no table", async () => {
  const data = await loadAmber(folder);
  expect(data.similarityModel).toBeNull();
  expect(data.areSimilar("kitten", "puppy")).toBe(false);
});

test.each(["annotations.json", "relation.json", "safe_words.txt"])(
  "loadAmber() names a missing %s",
  async (file) => {
    await rm(join(folder, file));
    await expect(loadAmber(folder)).rejects.toMatchObject({
      name: "BenchmarkDataError",
      message: `Cannot read "${join(folder, file)}": it does not exist`,
      advice: expect.stringContaining("junyangwang0410/AMBER"),
    });
  },
);

test("loadAmber() refuses an object without relations", async () => {
  await writeFile(join(folder, "relation.json"), '{"sky": []}');
  await expect(loadAmber(folder)).rejects.toThrow(/record 1 names "dog", which relation.json does not have$/);
});
