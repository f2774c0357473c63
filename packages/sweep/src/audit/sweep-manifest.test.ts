import { expect, test } from "vitest";
import { captionLines } from "../store/caption-lines.ts";
import { contentKey } from "../store/content-key.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { manifestKey, readCellCaptions, readManifest } from "./sweep-manifest.ts";

const store = new MemoryStore();

test("readManifest() refuses what is no manifest, and says which object it is", async () => {
  await store.put(manifestKey("a"), new TextEncoder().encode("{}"));
  await expect(readManifest(store, "a")).rejects.toMatchObject({
    name: "ObjectCorruptError",
    key: "manifests/a.json",
  });
  await expect(readManifest(store, "b")).rejects.toMatchObject({ name: "ObjectNotFoundError" });
});

test("readCellCaptions() refuses a line that is another sample's", async () => {
  const record = { cellId: "c", ids: [1], text: "a", finishReason: "eos" as const, promptTokens: 1 };
  const body = captionLines([{ ...record, sampleId: "s0" }]);
  const key = contentKey(body);
  await store.put(key, body);
  const cell = { id: "c", label: "greedy", model: "m", benchmark: "b", identity: {} };
  const read = async (lines: [number, string][]) => {
    const found: string[] = [];
    for await (const { sampleId } of readCellCaptions(store, { ...cell, objects: [{ key, lines }] }))
      found.push(sampleId);
    return found;
  };
  expect(await read([[0, "s0"]])).toEqual(["s0"]);
  await expect(read([[0, "s1"]])).rejects.toThrow('expected sample "s1" in line 1');
});
