import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ObjectNotFoundError, StoreError } from "../errors.ts";
import { contentKey } from "./content-key.ts";
import { FolderStore } from "./folder-store.ts";
import { MemoryStore } from "./memory-store.ts";
import type { ObjectStore } from "./object-store.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "kvsweep-store-"));
});
afterAll(() => rm(root, { recursive: true }));

const stores: [string, () => ObjectStore][] = [
  ["FolderStore", () => new FolderStore(join(root, String(Math.random())))],
  ["MemoryStore", () => new MemoryStore()],
];

describe.each(stores)("%s", (_name, open) => {
  test("get() returns the bytes that put() was given", async () => {
    const store = open();
    await store.put("a/b.jsonl", bytes("one"));
    expect(Buffer.from(await store.get("a/b.jsonl")).toString()).toBe("one");
  });

  test("put() replaces an object of the same key", async () => {
    const store = open();
    await store.put("k", bytes("a longer first body"));
    await store.put("k", bytes("two"));
    expect(Buffer.from(await store.get("k")).toString()).toBe("two");
  });

  test("put() keeps its own copy of the body", async () => {
    const store = open();
    const body = bytes("one");
    await store.put("k", body);
    body.fill(0);
    expect(Buffer.from(await store.get("k")).toString()).toBe("one");
  });

  test("many put()s of one key at a time leave one whole object", async () => {
    const store = open();
    const body = bytes("x".repeat(100_000));
    const key = contentKey(body);
    await Promise.all(Array.from({ length: 8 }, () => store.put(key, body)));
    expect((await store.get(key)).byteLength).toBe(100_000);
    expect(await store.list("")).toEqual([key]);
  });

  test("get() of an unknown key throws ObjectNotFoundError with the key", async () => {
    const reading = open().get("captions/none.jsonl");
    await expect(reading).rejects.toThrow(ObjectNotFoundError);
    await expect(reading).rejects.toMatchObject({ key: "captions/none.jsonl" });
  });

  test("get() refuses bytes whose hash is not the key's", async () => {
    const store = open();
    const key = contentKey(bytes("one"));
    await store.put(key, bytes("two"));
    await expect(store.get(key)).rejects.toMatchObject({ name: "ObjectCorruptError", key });
  });

  test("has() tells what is there, and delete() removes it, twice if need be", async () => {
    const store = open();
    await store.put("k", bytes("one"));
    expect(await store.has("k")).toBe(true);
    await store.delete("k");
    await store.delete("k");
    expect(await store.has("k")).toBe(false);
  });

  test("list() returns the keys of a prefix, sorted", async () => {
    const store = open();
    for (const key of ["b/2", "b/1", "a/1"]) await store.put(key, bytes(key));
    expect(await store.list("b/")).toEqual(["b/1", "b/2"]);
    expect(await store.list("none")).toEqual([]);
  });

  test("every method refuses a key that leaves the store", async () => {
    const store = open();
    await expect(store.put("../x", bytes(""))).rejects.toThrow(StoreError);
    await expect(store.get("../x")).rejects.toThrow(StoreError);
    await expect(store.has("/x")).rejects.toThrow(StoreError);
    await expect(store.delete("a/../x")).rejects.toThrow(StoreError);
  });
});
