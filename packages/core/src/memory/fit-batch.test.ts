import { expect, test } from "vitest";
import { MemoryError } from "../errors.ts";
import { Method } from "../methods/method.ts";
import { scenesModel } from "../testing/paths.ts";
import { fitBatch } from "./fit-batch.ts";
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

test("fitBatch() says what would fit where nothing does, and that fits", () => {
  const refused = () => fitBatch(batch, 2 ** 26);
  expect(refused).toThrow(MemoryError);
  expect(refused).toThrow(
    /Cannot decode "scenes-vlm" within 64 MB: one caption at a time needs about \d+ MB/,
  );
});
