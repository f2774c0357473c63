import { expect, test } from "vitest";
import type { Method } from "../methods/method.ts";
import { Method as MethodSchema } from "../methods/method.ts";
import { ownPrompts, sharedPrompts } from "./batch-rows.ts";

const greedy: Method = { method: "greedy" };
const smoothed = MethodSchema.parse({ method: "kvsmooth" });

test("sharedPrompts() lays the methods of an image side by side", () => {
  const { rowOf, ...rows } = sharedPrompts(2, [greedy, smoothed]);
  expect(rows).toEqual({ images: [0, 1], configurations: 2, methods: [greedy, smoothed, greedy, smoothed] });
  expect([rowOf(0, 1), rowOf(1, 0)]).toEqual([1, 2]);
});

test("ownPrompts() gives each image and method a prompt of its own", () => {
  const { rowOf, ...rows } = ownPrompts(2, [greedy, smoothed]);
  expect(rows).toEqual({
    images: [0, 0, 1, 1],
    configurations: 1,
    methods: [greedy, smoothed, greedy, smoothed],
  });
  expect([rowOf(0, 0), rowOf(0, 1), rowOf(1, 1)]).toEqual([0, 1, 3]);
});
