import { Method } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { methodColumns } from "./method-columns.ts";

test("methodColumns() of kvsmooth repeats its options", () => {
  const method = Method.parse({ method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8], target: "v" });
  expect(methodColumns(method)).toEqual({
    lambdaRef: 0.5,
    layerStart: 1,
    layerEnd: 8,
    adaptive: true,
    target: "v",
  });
});

test("methodColumns() of greedy are null", () => {
  expect(Object.values(methodColumns({ method: "greedy" }))).toEqual([null, null, null, null, null]);
});
