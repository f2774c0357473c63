import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { BatchTiming } from "../cost-model/batch-timing.ts";
import { ImageError, MemoryError, MethodError, PromptError } from "../errors.ts";
import { readPeakMemory } from "../memory/read-peak-memory.ts";
import { Method } from "../methods/method.ts";
import { scenesImages, scenesModel, testdata } from "../testing/paths.ts";
import { Captioner } from "./captioner.ts";

const Decoded = z.object({ ids: z.array(z.number()) });
const Expected = z.object({
  prompt_ids: z.array(z.number()),
  captions: z.array(
    z.object({
      id: z.number(),
      greedy: Decoded.extend({ text: z.string() }),
      kvsmooth: Decoded,
      constant: Decoded,
    }),
  ),
});
const expected = Expected.parse(JSON.parse(readFileSync(join(testdata, "scenes/expected.json"), "utf8")));

const smoothed = { method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] };
const methods = [{ method: "greedy" }, smoothed, { ...smoothed, adaptive: false }].map((method) =>
  Method.parse(method),
);
const prompt = { question: "Please describe the image in detail." };
const imageFile = (id: number) => join(scenesImages, `${String(id).padStart(4, "0")}.png`);

let captioner: Captioner;
beforeAll(async () => {
  captioner = await Captioner.open(scenesModel);
});
afterAll(() => captioner.close());

test("caption() gives the tokens of Hugging Face for twenty scenes and three methods in one batch", async () => {
  const samples = expected.captions.map(({ id }) => ({ image: imageFile(id), prompt }));
  const captions = await captioner.caption({ samples, methods, maxNewTokens: 128 });
  const ids = captions.map((each) => (each instanceof Error ? [] : each.map((caption) => caption.ids)));
  expect(ids).toEqual(
    expected.captions.map(({ greedy, kvsmooth, constant }) => [greedy.ids, kvsmooth.ids, constant.ids]),
  );
});

test("caption() tells how far it is after every page of steps, and stops there when it is told to", async () => {
  const batch = { samples: [{ image: imageFile(0), prompt }], methods, maxNewTokens: 128 };
  const seen: number[] = [];
  const [captions] = await captioner.caption({
    ...batch,
    onProgress: ({ tokens }) => void seen.push(tokens),
  });
  if (!captions || captions instanceof Error) throw captions ?? new Error("no captions");
  const longest = Math.max(...captions.map(({ ids }) => ids.length));
  expect(longest).toBeGreaterThan(33);
  expect(seen.slice(0, 2)).toEqual([1, 33]);
  expect(seen.at(-1)).toBe(longest);
  const controller = new AbortController();
  const stopped = captioner.caption({
    ...batch,
    signal: controller.signal,
    onProgress: ({ tokens }) => tokens > 1 && controller.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
});

test("caption() reports text, why it ended, and the prompt's length", async () => {
  const samples = [{ image: imageFile(0), prompt }];
  const [captions] = await captioner.caption({ samples, methods: methods.slice(0, 1), maxNewTokens: 128 });
  const text = expected.captions[0]?.greedy.text;
  expect(captions).toEqual([expect.objectContaining({ text, finishReason: "eos", promptTokens: 80 })]);
});

test("caption() tells what was decoded together and how long each part of it took", async () => {
  const timings: BatchTiming[] = [];
  const samples = [imageFile(0), imageFile(1)].map((image) => ({ image, prompt }));
  const asked = {
    samples,
    methods,
    maxNewTokens: 4,
    onTiming: (timing: BatchTiming) => timings.push(timing),
  };
  const before = captioner.seconds;
  await captioner.caption(asked);
  expect(timings).toMatchObject([
    { images: 2, configurations: 3, promptTokens: 80, maxNewTokens: 4, steps: 4, tokens: 24 },
  ]);
  const [timing] = z.array(BatchTiming).parse(timings);
  const { encodeSeconds = 0, prefillSeconds = 0, decodeSeconds = 0 } = timing ?? {};
  for (const seconds of [encodeSeconds, prefillSeconds, decodeSeconds]) expect(seconds).toBeGreaterThan(0);
  expect(encodeSeconds + prefillSeconds + decodeSeconds).toBeCloseTo(captioner.seconds - before, 9);
});

test("caption() stops at maxNewTokens", async () => {
  const samples = [{ image: imageFile(0), prompt }];
  const [captions] = await captioner.caption({ samples, methods, maxNewTokens: 1 });
  const first = expected.captions[0]?.greedy.ids.slice(0, 1);
  expect(captions).toEqual(
    methods.map(() => expect.objectContaining({ ids: first, finishReason: "length" })),
  );
});

test("caption() gives an ImageError for an image that cannot be read, and captions for the others", async () => {
  const samples = [
    { image: join(scenesModel, "config.json"), prompt },
    { image: imageFile(0), prompt },
  ];
  const [broken, captions] = await captioner.caption({ samples, methods, maxNewTokens: 2 });
  expect(broken).toBeInstanceOf(ImageError);
  expect(captions).toHaveLength(3);
});

test("caption() refuses layers that the model does not have", async () => {
  const method = Method.parse({ method: "kvsmooth" });
  await expect(
    captioner.caption({ samples: [{ image: imageFile(0), prompt }], methods: [method], maxNewTokens: 2 }),
  ).rejects.toThrow(MethodError);
});

test("caption() refuses more tokens than the model has positions", async () => {
  const samples = [{ image: imageFile(0), prompt }];
  await expect(captioner.caption({ samples, methods, maxNewTokens: 500 })).rejects.toThrow(
    "Cannot decode 500 tokens after a prompt of 80: the model has 512 positions",
  );
});

test("caption() refuses a whole prompt without its image", async () => {
  const samples = [{ image: imageFile(0), prompt: { text: "USER: hello ASSISTANT:" } }];
  await expect(captioner.caption({ samples, methods, maxNewTokens: 2 })).rejects.toThrow(PromptError);
});

test("caption() within a memory budget decodes in parts, to the same bits", async () => {
  const samples = [0, 1, 2].map((id) => ({ image: imageFile(id), prompt }));
  const batch = { samples, methods, maxNewTokens: 12, traceTopK: 2 };
  const { peak } = await readPeakMemory(scenesModel);
  const shape = { images: 1, promptTokens: 80, maxNewTokens: 12 };
  const whole = await captioner.caption(batch);
  for (const configurations of [1, 3]) {
    const memory = peak.of({ ...shape, configurations }, 2);
    const limited = await Captioner.open(scenesModel, { memory });
    expect(await limited.caption(batch)).toEqual(whole);
    await limited.close();
  }
});

test("caption() and open() refuse a budget that one caption exceeds, and say what would do", async () => {
  await expect(Captioner.open(scenesModel, { memory: 50 * 2 ** 20 })).rejects.toMatchObject({
    name: "MemoryError",
    message: expect.stringMatching(
      /Cannot decode "scenes-vlm" within 50 MB: one caption at a time needs about 1\d\d MB/,
    ),
    advice: expect.stringMatching(/at least 1\d\d MB/),
  });
  const { peak } = await readPeakMemory(scenesModel);
  const limited = await Captioner.open(scenesModel, { memory: peak.opening() + 2 ** 22 });
  const samples = [{ image: imageFile(0), prompt }];
  await expect(limited.caption({ samples, methods, maxNewTokens: 400 })).rejects.toThrow(MemoryError);
  await limited.close();
});
