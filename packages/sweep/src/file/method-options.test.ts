import { KvSmooth } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { allMethodOptions, methodOptions } from "./method-options.ts";

test("methodOptions() are core's options in core's order, without the name", () => {
  const names = Object.keys(KvSmooth.shape).filter((name) => name !== "method");
  expect(methodOptions(KvSmooth).map((option) => option.name)).toEqual(names);
});

test("methodOptions() say their defaults", () => {
  const lambdaRef = methodOptions(KvSmooth).find((option) => option.name === "lambdaRef");
  expect(lambdaRef?.help).toMatch(/\(default 0\.9\)$/);
});

test("allMethodOptions know their method", () => {
  expect(allMethodOptions.every((option) => option.method !== "greedy")).toBe(true);
  expect(allMethodOptions.some((option) => option.method === "kvsmooth")).toBe(true);
});
