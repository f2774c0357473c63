import { expect, test } from "vitest";
import { type BatchWidth, widestBatch } from "./widest-batch.ts";

const bytes = ({ images, configurations }: BatchWidth) => 100 + images * (10 + configurations);
const most = { images: 8, configurations: 16 };

test("widestBatch() takes all where all fit", () => {
  expect(widestBatch(most, 308, bytes)).toEqual(most);
});

test("widestBatch() gives up images before methods, which share a prompt", () => {
  expect(widestBatch(most, 307, bytes)).toEqual({ images: 7, configurations: 16 });
  expect(widestBatch(most, 126, bytes)).toEqual({ images: 1, configurations: 16 });
  expect(widestBatch(most, 125, bytes)).toEqual({ images: 1, configurations: 15 });
  expect(widestBatch(most, 111, bytes)).toEqual({ images: 1, configurations: 1 });
});

test("widestBatch() of a budget that one caption exceeds is undefined", () => {
  expect(widestBatch(most, 110, bytes)).toBeUndefined();
});
