import { expect, test } from "vitest";
import { MemoryError } from "../errors.ts";
import { Method } from "../methods/method.ts";
import { enlarged } from "../testing/enlarged.ts";
import { openRandom } from "../testing/open-random.ts";
import { scenesModel } from "../testing/paths.ts";
import { fitBatch } from "./fit-batch.ts";
import { PeakMemory } from "./peak-memory.ts";
import { readPeakMemory } from "./read-peak-memory.ts";

const { peak, imageTokens } = await readPeakMemory(scenesModel);
const methods = Array.from({ length: 16 }, () => Method.parse({ method: "greedy" }));
const batch = {
  model: "scenes-vlm",
  peak,
  images: 8,
  methods,
  promptTokens: imageTokens,
  maxNewTokens: 128,
  generators: 1,
};

const least = { ...batch, images: 1, methods: methods.slice(0, 1), promptTokens: 8, maxNewTokens: 1 };
const wide = { hidden: 1024, layers: 1, heads: 2, inner: 1024, vocabulary: 40, patchesPerSide: 2 };

test("fitBatch() without a budget takes all at once", () => {
  const { width, bytes } = fitBatch(batch, undefined);
  expect(width).toEqual({ images: 8, configurations: 16 });
  expect(fitBatch(batch, bytes).width).toEqual(width);
});

test("fitBatch() within a budget is narrower, and keeps to it", () => {
  const whole = fitBatch(batch, undefined).bytes;
  const { width, bytes } = fitBatch(batch, whole - 1);
  expect(width).toEqual({ images: 7, configurations: 16 });
  expect(bytes).toBeLessThan(whole);
});

test("fitBatch() counts methods that smooth their prompt apart from the others", () => {
  const own = Method.parse({ method: "kvsmooth", prefill: "all" });
  const mixed = fitBatch({ ...batch, methods: [...methods, own] }, undefined).bytes;
  expect(mixed).toBe(fitBatch(batch, undefined).bytes);
});

test("fitBatch() advises to keep packed weights where opening the model is what takes most", async () => {
  await using model = await openRandom({ ...wide, dtype: "F16" });
  const large = enlarged(model.weights, 100);
  const ofModel = (how = {}) => ({ ...least, peak: new PeakMemory(model.config, large, how) });
  const { bytes } = fitBatch(ofModel({ keepsPacked: true }), undefined);
  const advice = (words: string) => expect.objectContaining({ advice: expect.stringContaining(words) });
  expect(() => fitBatch(ofModel(), bytes)).toThrow(advice("--keep-packed"));
  expect(() => fitBatch(ofModel({ keepsPacked: true }), bytes - 1)).toThrow(advice("fewer new tokens"));
});

test("fitBatch() says what would fit where nothing does, and that fits", () => {
  const refused = () => fitBatch(batch, 2 ** 26);
  expect(refused).toThrow(MemoryError);
  expect(refused).toThrow(
    /Cannot decode "scenes-vlm" within 64 MB: one caption at a time needs about \d+ MB/,
  );
});
