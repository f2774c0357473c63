import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Method } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { sceneImage, scenesModel } from "../testing/paths.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { ModelSlot } from "./model-slot.ts";

const options = { provider: "cpu", threads: 1 } as const;
const request = (model: string, image = sceneImage(0)) => ({
  kind: "caption" as const,
  model,
  samples: [{ image, prompt: { question: "Please describe the image in detail." } }],
  methods: [Method.parse({ method: "greedy" })],
  maxNewTokens: 4,
});

test("ModelSlot keeps the model that it has open, and changes it when another is asked for", async () => {
  const slot = new ModelSlot(options);
  const first = await slot.open(scenesModel);
  expect(await slot.open(scenesModel)).toBe(first);
  const copy = join(temporaryFolder(), "copy");
  await cp(scenesModel, copy, { recursive: true });
  const second = await slot.open(copy);
  expect(second).not.toBe(first);
  expect(await slot.caption(request(copy))).toMatchObject({
    kind: "captions",
    samples: [[{ finishReason: "length" }]],
  });
  await second.close();
});

test("ModelSlot remembers in its cache folder what a model's weights hold", async () => {
  const [copy, cache] = [join(temporaryFolder(), "copy"), join(temporaryFolder(), "cache")];
  await cp(scenesModel, copy, { recursive: true });
  await (await new ModelSlot({ ...options, cache }).open(copy)).close();
  expect(await readdir(join(cache, "finite"))).toHaveLength(1);
});

test("ModelSlot keeps packed weights in its cache folder where it is told to", async () => {
  const cache = join(temporaryFolder(), "cache");
  await (await new ModelSlot({ ...options, cache, keepPacked: true }).open(scenesModel)).close();
  expect(await readdir(cache)).toContain("packed");
});

test("ModelSlot can open a good model after one that it could not open", async () => {
  const slot = new ModelSlot(options);
  await expect(slot.open("/nowhere")).rejects.toThrow("/nowhere/config.json");
  const reply = await slot.caption(request(scenesModel));
  expect(reply).toMatchObject({
    kind: "captions",
    samples: [[{ promptTokens: 80 }]],
    timings: [{ images: 1, configurations: 1, promptTokens: 80, steps: 4, tokens: 4 }],
  });
  await (await slot.open(scenesModel)).close();
});

test("ModelSlot answers with an unreadable image's failure", async () => {
  const slot = new ModelSlot(options);
  const reply = await slot.caption(request(scenesModel, "/nowhere.png"));
  expect(reply).toMatchObject({
    samples: [{ name: "ImageError", message: expect.stringContaining("/nowhere.png") }],
  });
  await (await slot.open(scenesModel)).close();
});
