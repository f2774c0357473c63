import { describe, expect, test, vi } from "vitest";
import { ObjectNotFoundError, StoreError } from "../errors.ts";
import { contentKey } from "../store/content-key.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";
import { traceKey } from "../store/trace-key.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (body: Uint8Array) => Buffer.from(body).toString();

/** What the port promises, as tests of one adapter; `open` gives an empty store at every call. */
export function testObjectStore(name: string, open: () => Promise<ObjectStore>): void {
  describe(`${name} as an ObjectStore`, () => {
    test("get() returns the bytes that put() was given", async () => {
      const store = await open();
      await store.put("a/b.jsonl", bytes("one"));
      expect(textOf(await store.get("a/b.jsonl"))).toBe("one");
    });

    test.each([
      ["an empty body", new Uint8Array()],
      ["every byte there is", Uint8Array.from({ length: 256 }, (_, byte) => byte)],
      ["a part of a larger buffer", bytes("before, body, after").subarray(8, 12)],
    ])("get() returns %s as it was", async (_what, body) => {
      const store = await open();
      await store.put("k", body);
      expect(Buffer.from(await store.get("k")).equals(body)).toBe(true);
    });

    test("put() replaces an object of the same key", async () => {
      const store = await open();
      await store.put("k", bytes("a longer first body"));
      await store.put("k", bytes("two"));
      expect(textOf(await store.get("k"))).toBe("two");
    });

    test("put() of bytes that are there already changes nothing", async () => {
      const store = await open();
      const body = bytes("one");
      const key = contentKey(body);
      await store.put(key, body);
      await store.put(key, body);
      expect(textOf(await store.get(key))).toBe("one");
      expect(await store.list("")).toEqual([key]);
    });

    test("put() keeps its own copy of the body", async () => {
      const store = await open();
      const body = bytes("one");
      await store.put("k", body);
      body.fill(0);
      expect(textOf(await store.get("k"))).toBe("one");
    });

    test("get() hands out copies, so that a reader cannot change what is stored", async () => {
      const store = await open();
      await store.put("k", bytes("one"));
      (await store.get("k")).fill(0);
      expect(textOf(await store.get("k"))).toBe("one");
    });

    test("twenty put()s of one key at a time leave one whole object", async () => {
      const store = await open();
      const body = bytes("x".repeat(100_000));
      const key = contentKey(body);
      await Promise.all(Array.from({ length: 20 }, () => store.put(key, body)));
      expect((await store.get(key)).byteLength).toBe(100_000);
      expect(await store.list("")).toEqual([key]);
    });

    test("captions and their traces fit into one store", async () => {
      const store = await open();
      const key = contentKey(bytes("one"));
      const keys = [key, traceKey(key, 0), traceKey(key, 10)];
      for (const each of keys) await store.put(each, bytes("one"));
      expect(await store.list("")).toEqual(keys);
    });

    test("get() of an unknown key throws ObjectNotFoundError with the key", async () => {
      const store = await open();
      const reading = store.get("captions/none.jsonl");
      await expect(reading).rejects.toThrow(ObjectNotFoundError);
      await expect(reading).rejects.toMatchObject({ key: "captions/none.jsonl" });
    });

    test("get() refuses bytes whose hash is not the key's, and names both", async () => {
      const store = await open();
      const key = contentKey(bytes("one"));
      await store.put(key, bytes("two"));
      const reading = store.get(key);
      await expect(reading).rejects.toMatchObject({ name: "ObjectCorruptError", key, retry: false });
      await expect(reading).rejects.toThrow(/expected SHA-256 7692c3ad.*found SHA-256 3fc4ccfe/);
    });

    test("has() tells what is there, and delete() removes it, twice if need be", async () => {
      const store = await open();
      await store.put("k", bytes("one"));
      expect(await store.has("k")).toBe(true);
      await store.delete("k");
      await store.delete("k");
      expect(await store.has("k")).toBe(false);
    });

    test("list() returns the keys of a prefix, sorted", async () => {
      const store = await open();
      for (const key of ["b/2", "b/1", "a/1", "b-side"]) await store.put(key, bytes(key));
      expect(await store.list("b/")).toEqual(["b/1", "b/2"]);
      expect(await store.list("b")).toEqual(["b-side", "b/1", "b/2"]);
      expect(await store.list("none")).toEqual([]);
    });

    test("scan() and stat() tell when an object was put last", async () => {
      const store = await open();
      const start = Date.now();
      for (const key of ["b/1", "b/2", "a/1"]) await store.put(key, bytes(key));
      const found: StoredObject[] = [];
      for await (const object of store.scan("b/")) found.push(object);
      expect(found.map(({ key }) => key).sort()).toEqual(["b/1", "b/2"]);
      for (const { key, putAt } of found) {
        expect(putAt.getTime()).toBeGreaterThan(start - 2_000);
        expect(putAt.getTime()).toBeLessThan(Date.now() + 2_000);
        expect(await store.stat(key)).toEqual({ key, putAt: expect.any(Date) });
      }
      expect(await store.stat("b/3")).toBeUndefined();
    });

    test("put() of what is there already makes it young again", async () => {
      const store = await open();
      await store.put("k", bytes("one"));
      const before = (await store.stat("k"))?.putAt.getTime() ?? 0;
      // S3 has seconds.
      await vi.waitFor(
        async () => {
          await store.put("k", bytes("one"));
          expect((await store.stat("k"))?.putAt.getTime()).toBeGreaterThan(before);
        },
        { timeout: 5_000, interval: 200 },
      );
    });

    test("every method refuses a key that leaves the store", async () => {
      const store = await open();
      await expect(store.put("../x", bytes(""))).rejects.toThrow(StoreError);
      await expect(store.get("../x")).rejects.toThrow(StoreError);
      await expect(store.has("/x")).rejects.toThrow(StoreError);
      await expect(store.delete("a/../x")).rejects.toThrow(StoreError);
    });
  });
}
