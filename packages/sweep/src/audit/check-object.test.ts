import { expect, test } from "vitest";
import { captionLines } from "../store/caption-lines.ts";
import { contentKey } from "../store/content-key.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { checkObject } from "./check-object.ts";

const store = new MemoryStore();
const body = captionLines(
  ["s0", "s1"].map((sampleId) => ({
    ...{ sampleId, cellId: "c0", ids: [1, 2], text: "a cat", finishReason: "eos" as const, promptTokens: 9 },
  })),
);
const objectKey = contentKey(body);
await store.put(objectKey, body);
const row = (sampleId: string, line: number | null) => ({ cellId: "c0", sampleId, objectKey, line });

test("checkObject() is content where every row's line is its caption", async () => {
  expect(await checkObject(store, objectKey, [row("s0", 0), row("s1", 1)])).toBeUndefined();
});

test.each([
  ["another sample's", row("s0", 1)],
  ["none of the object", row("s0", 2)],
  ["not known", row("s0", null)],
])("checkObject() names the rows whose line is %s", async (_what, wrong) => {
  const problem = await checkObject(store, objectKey, [wrong, row("s1", 1)]);
  expect(problem).toMatchObject({ kind: "wrong line", items: [wrong] });
});

test("checkObject() takes a row without an object for one whose object is missing", async () => {
  const lost = { ...row("s0", 0), objectKey: null };
  expect(await checkObject(store, null, [lost])).toMatchObject({ kind: "missing", items: [lost] });
});

test("checkObject() does not take a store that cannot be read for a lost object", async () => {
  const away = Object.assign(new MemoryStore(), { get: () => Promise.reject(new Error("away")) });
  await expect(checkObject(away, objectKey, [row("s0", 0)])).rejects.toThrow("away");
});
