import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Method } from "@kvsweep/core/methods";
import { decodeTrace, TraceRequest } from "@kvsweep/core/traces";
import { ModelChildDiedError } from "@kvsweep/sweep";
import { afterAll, expect, test, vi } from "vitest";
import { ModelChildError, ModelChildStartError } from "../errors.ts";
import { isAlive } from "../testing/is-alive.ts";
import { builtEntry, sceneImage, scenesModel, testingProgram } from "../testing/paths.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { ModelChild } from "./model-child.ts";

const options = { provider: "cpu", threads: 1 } as const;
const child = new ModelChild(options, builtEntry);
afterAll(() => child.close());

const greedy = Method.parse({ method: "greedy" });
const smooth = Method.parse({ method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] });
const prompt = { question: "Please describe the image in detail." };
const request = (images: readonly string[], maxNewTokens = 8) => ({
  model: scenesModel,
  samples: images.map((image) => ({ image, prompt })),
  methods: [greedy, smooth],
  maxNewTokens,
});

test("caption() gives one caption a sample and method, in order", async () => {
  const { samples, seconds } = await child.caption(request([sceneImage(0), sceneImage(1)]));
  expect(samples).toHaveLength(2);
  for (const captions of samples) {
    expect(captions).toMatchObject([
      { ids: expect.any(Array), finishReason: "length", promptTokens: 80 },
      { finishReason: "length" },
    ]);
  }
  expect(samples[0]).not.toEqual(samples[1]);
  expect(seconds).toBeGreaterThan(0);
});

test("warm() starts the child, and leaves what goes wrong to whoever asks", async () => {
  await using warmed = new ModelChild(options, builtEntry);
  warmed.warm(join(temporaryFolder(), "nowhere"));
  await expect(warmed.caption({ ...request([sceneImage(0)]), model: "/nowhere" })).rejects.toThrow(
    "/nowhere",
  );
  const { pid } = warmed;
  expect(pid).toBeGreaterThan(0);
  warmed.warm(scenesModel);
  expect((await warmed.caption(request([sceneImage(0)]))).samples).toHaveLength(1);
  expect(warmed.pid).toBe(pid);
});

test.runIf(process.platform === "linux")("the child's allocator gives back what it frees", async () => {
  await child.caption(request([sceneImage(0)]));
  expect(readFileSync(`/proc/${child.pid}/environ`, "utf8").split("\0")).toContain(
    `MALLOC_MMAP_THRESHOLD_=${4 * 2 ** 20}`,
  );
});

test("caption() answers concurrent requests each with its own captions", async () => {
  const [first, second] = await Promise.all([
    child.caption(request([sceneImage(0)])),
    child.caption(request([sceneImage(1)])),
  ]);
  expect(first?.samples).not.toEqual(second?.samples);
});

test("caption() gives a failure in place of an unreadable image's captions, and does its siblings", async () => {
  const broken = join(temporaryFolder(), "broken.png");
  await writeFile(broken, "no image");
  const { samples } = await child.caption(request([broken, sceneImage(0)]));
  expect(samples[0]).toMatchObject({
    name: "ImageError",
    message: expect.stringContaining(broken),
    retry: false,
  });
  expect(samples[1]).toHaveLength(2);
});

test("caption() with a trace gives entropies, weights and logits", async () => {
  const trace = TraceRequest.parse({ topK: 3 });
  const { samples } = await child.caption({ ...request([sceneImage(0)]), trace });
  const [captions] = samples;
  if (!Array.isArray(captions)) throw new Error("no captions");
  expect(captions.map((made) => made.trace && decodeTrace(made.trace))).toMatchObject([
    { inputIds: expect.any(Array), lambda: null, topIds: expect.any(Array) },
    { layers: [1, 2, 3, 4, 5, 6, 7], lambda: expect.any(Array) },
  ]);
});

test("caption() passes the child's error on, with its name, advice and verdict", async () => {
  const missing = child.caption({ ...request([sceneImage(0)]), model: "/nowhere" });
  await expect(missing).rejects.toThrow(ModelChildError);
  await expect(missing).rejects.toMatchObject({
    name: "CheckpointError",
    message: expect.stringContaining("/nowhere/config.json"),
    advice: expect.stringContaining("config.json"),
    retry: false,
  });
});

test("caption() rejects where the child is killed in mid-batch, and the next call has a new child", async () => {
  await child.caption(request([sceneImage(0)]));
  const pid = child.pid ?? 0;
  const dying = child.caption(request([sceneImage(0), sceneImage(1), sceneImage(2)], 128));
  process.kill(pid, "SIGKILL");
  await expect(dying).rejects.toThrow(ModelChildDiedError);
  await expect(dying).rejects.toThrow("signal SIGKILL");
  const { samples } = await child.caption(request([sceneImage(0)]));
  expect(samples[0]).toHaveLength(2);
  expect(child.pid).not.toBe(pid);
});

test("caption() with an aborted signal leaves before its turn", async () => {
  const stop = new AbortController();
  const running = child.caption(request([sceneImage(0)]), stop.signal);
  const waiting = child.caption(request([sceneImage(1)]), stop.signal);
  stop.abort();
  // The first one's turn had not come either: turns begin in a later microtask.
  const [first, second] = await Promise.allSettled([running, waiting]);
  expect(first).toMatchObject({ status: "rejected", reason: stop.signal.reason });
  expect(second).toMatchObject({ status: "rejected", reason: stop.signal.reason });
  await expect(child.caption(request([sceneImage(0)]))).resolves.toBeDefined();
});

test("caption() gives up a model whose opening kills the child, and says that no caption is to blame", async () => {
  await using dying = new ModelChild(options, testingProgram("dying-child"));
  const attempt = dying.caption(request([sceneImage(0)]));
  await expect(attempt).rejects.toThrow(ModelChildStartError);
  await expect(attempt).rejects.toThrow(scenesModel);
  await expect(attempt).rejects.toMatchObject({ retry: false, cause: { reason: "signal SIGKILL" } });
});

test("caption() refuses an answer to another question", async () => {
  await using unruly = new ModelChild(options, testingProgram("unruly-child"));
  await expect(unruly.caption(request([]))).rejects.toThrow('it answered "providers"');
  await expect(unruly.providers()).rejects.toThrow('it answered "opened"');
});

test("providers() names what onnxruntime offers", async () => {
  expect(await child.providers()).toContain("cpu");
});

test("signals to the child don't end it: they are its parent's to handle", async () => {
  await child.caption(request([sceneImage(0)]));
  const { pid } = child;
  const caption = child.caption(request([sceneImage(0)], 64));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.kill(pid ?? 0, signal);
  await expect(caption).resolves.toBeDefined();
  await child.caption(request([sceneImage(0)]));
  expect(child.pid).toBe(pid);
});

test("close() ends the child, and closing again or unused does nothing", async () => {
  const other = new ModelChild(options, builtEntry);
  await other.close();
  await other.providers();
  const { pid } = other;
  await other.close();
  await other.close();
  expect(other.pid).toBeUndefined();
  expect(isAlive(pid ?? 0)).toBe(false);
});

test("the child ends when its parent is killed", async () => {
  const parent = spawn(process.execPath, [testingProgram("orphaning-parent")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [data] = await once(parent.stdout, "data");
  const pid = Number(String(data));
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
});
