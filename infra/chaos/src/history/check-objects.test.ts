import { captionLines, contentKey, MemoryStore } from "@kvsweep/sweep/store";
import { expect, test } from "vitest";
import { item } from "../testing/entries.ts";
import { checkObjects } from "./check-objects.ts";

const body = captionLines([
  { sampleId: "0001", cellId: "cell", ids: [1], text: "A cat.", finishReason: "eos", promptTokens: 2 },
]);
const key = contentKey(body);

test("checkObjects() finds nothing wrong where every done caption is where it should be", async () => {
  const store = new MemoryStore();
  await store.put(key, body);
  const failed = item({ sampleId: "0002", state: "failed", objectKey: null, line: null });
  expect(await checkObjects(store, [item({ objectKey: key }), failed])).toEqual({ problems: [], lost: 0 });
});

test("checkObjects() finds objects that are missing, and lines that are another caption's", async () => {
  const store = new MemoryStore();
  const lost = { problems: [`1 captions are not in the object "${key}"`], lost: 1 };
  expect(await checkObjects(store, [item({ objectKey: key })])).toEqual(lost);
  await store.put(key, body);
  expect(await checkObjects(store, [item({ objectKey: key, sampleId: "0002" })])).toEqual(lost);
  expect(await checkObjects(store, [item({ objectKey: key, line: 1 })])).toEqual(lost);
});

test("checkObjects() finds bytes that are not those of the name", async () => {
  const store = { get: async () => new Uint8Array([1]) };
  expect(await checkObjects(store, [item({ objectKey: key })])).toMatchObject({ lost: 1 });
});
