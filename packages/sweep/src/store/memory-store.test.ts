import { expect, test } from "vitest";
import { MemoryStore } from "./memory-store.ts";

test("MemoryStore hands out copies, so that a reader cannot change what is stored", async () => {
  const store = new MemoryStore();
  await store.put("k", new Uint8Array([1]));
  (await store.get("k")).fill(9);
  expect(await store.get("k")).toEqual(new Uint8Array([1]));
});
