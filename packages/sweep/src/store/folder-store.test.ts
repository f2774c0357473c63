import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testObjectStore } from "../testing/object-store-tests.ts";
import { contentKey } from "./content-key.ts";
import { FolderStore } from "./folder-store.ts";

const body = new TextEncoder().encode("one line\n");
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "kvsweep-folder-"));
});
afterAll(() => rm(root, { recursive: true }));

testObjectStore("FolderStore", async () => new FolderStore(await mkdtemp(join(root, "store-"))));

test("put() below a file names the path and the reason, and leaves nothing behind", async () => {
  await writeFile(join(root, "file"), "in the way");
  const writing = new FolderStore(join(root, "file", "store")).put("k", body);
  await expect(writing).rejects.toMatchObject({
    name: "StoreError",
    code: "ENOTDIR",
    message: expect.stringContaining(join(root, "file")),
  });
  await expect(writing).rejects.toThrow("a part of the path is not a folder");
});

test("a put() that fails after its first bytes removes its temporary file", async () => {
  const folder = join(root, "blocked");
  await mkdir(join(folder, "k"), { recursive: true });
  await expect(new FolderStore(folder).put("k", body)).rejects.toThrow("Cannot write");
  expect(await readdir(folder)).toEqual(["k"]);
});

test("get() finds an object that was cut off on disk", async () => {
  const store = new FolderStore(join(root, "cut"));
  const key = contentKey(body);
  await store.put(key, body);
  await writeFile(join(root, "cut", key), body.subarray(0, 3));
  await expect(store.get(key)).rejects.toThrow("expected SHA-256");
});

test("list() does not show what a killed put() left behind", async () => {
  const folder = join(root, "killed");
  await mkdir(folder);
  await writeFile(join(folder, ".half.tmp"), "ha");
  expect(await new FolderStore(folder).list("")).toEqual([]);
});
