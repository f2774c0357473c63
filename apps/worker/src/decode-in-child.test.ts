import { Method } from "@kvsweep/core/methods";
import { afterAll, expect, test } from "vitest";
import { ModelChild } from "./child/model-child.ts";
import { decodeInChild } from "./decode-in-child.ts";
import { builtEntry, sceneImage, scenesModel } from "./testing/paths.ts";

const child = new ModelChild({ provider: "cpu", threads: 1 }, builtEntry);
afterAll(() => child.close());
const decode = decodeInChild(child);

const batch = (images: readonly string[]) => ({
  model: scenesModel,
  samples: images.map((image, index) => ({
    id: String(index),
    image,
    question: "Please describe the image in detail.",
  })),
  methods: [Method.parse({ method: "greedy" }), Method.parse({ method: "kvsmooth", layers: [1, 8] })],
  maxNewTokens: 4,
});

test("decodeInChild() decodes [sample][method]", async () => {
  const { captions, seconds } = await decode(batch([sceneImage(0), sceneImage(1)]), { signal: undefined });
  expect(captions.map((row) => row.length)).toEqual([2, 2]);
  expect(captions[0]?.[0]).toMatchObject({ ids: expect.any(Array), finishReason: "length" });
  expect(seconds).toBeGreaterThan(0);
});

test("decodeInChild() hands the repetition penalty on", async () => {
  const penalised = { ...batch([sceneImage(0)]), maxNewTokens: 12, repetitionPenalty: 100 };
  const { captions } = await decode(penalised, { signal: undefined });
  const ids = captions[0]?.flatMap((caption) => ("ids" in caption ? [caption.ids] : [])) ?? [];
  expect(ids).toHaveLength(2);
  for (const caption of ids) expect(new Set(caption).size).toBe(caption.length);
});

test("decodeInChild() fails every caption of an unreadable image, and none of its siblings", async () => {
  const { captions } = await decode(batch(["/nowhere.png", sceneImage(0)]), { signal: undefined });
  const failure = { error: { name: "ImageError", message: expect.stringContaining("/nowhere.png") } };
  expect(captions[0]).toEqual([failure, failure]);
  expect(captions[1]).toMatchObject([{ finishReason: "length" }, { finishReason: "length" }]);
});

test("decodeInChild() rejects with the signal's reason where it is told to stop before it begins", async () => {
  const signal = AbortSignal.abort();
  await expect(decode(batch([sceneImage(0)]), { signal })).rejects.toBe(signal.reason);
});
