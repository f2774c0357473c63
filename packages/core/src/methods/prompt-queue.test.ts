import { expect, test } from "vitest";
import { KvSmooth } from "./method.ts";
import { promptQueue } from "./prompt-queue.ts";

const smoothed = (options: object) => KvSmooth.parse({ method: "kvsmooth", M: 2, ...options });
const isImage = [false, true, false, true, false];

test("promptQueue() of all rows leaves the first alone and keeps the last M", () => {
  expect(promptQueue(smoothed({ prefill: "all" }), isImage)).toEqual({
    positions: [[], [1], [1, 2], [2, 3], [3, 4]],
    divisors: [1, 1, 2, 2, 2],
    smoothed: [false, true, true, true, true],
  });
});

test("promptQueue() of words alone passes image tokens over", () => {
  expect(promptQueue(smoothed({ prefill: "text" }), isImage)).toEqual({
    positions: [[], [], [2], [], [2, 4]],
    divisors: [1, 1, 1, 1, 2],
    smoothed: [false, false, true, false, true],
  });
});

test("promptQueue() divides by M where the method does, and smooths nothing by default", () => {
  const byM = promptQueue(smoothed({ prefill: "all", rankDenominator: "M", M: 4 }), isImage);
  expect(byM.divisors).toEqual([4, 4, 4, 4, 4]);
  expect(promptQueue(smoothed({}), isImage).smoothed).toEqual([false, false, false, false, false]);
});
