import { expect, test } from "vitest";
import { Method } from "./method.ts";
import { promptParameters } from "./prompt-parameters.ts";

test("promptParameters() pads the queues to the longest one and marks what is there", () => {
  const all = Method.parse({ method: "kvsmooth", prefill: "all", M: 2 });
  const parameters = promptParameters(
    [all, { method: "greedy" }],
    [
      [false, true, false],
      [false, true, false],
    ],
  );
  expect(parameters).toEqual({
    slots: 2,
    queue: BigInt64Array.from([0, 0, 1, 0, 1, 2, ...[0, 0, 0, 0, 0, 0]], BigInt),
    isQueued: Uint8Array.from([0, 0, 1, 0, 1, 1, ...[0, 0, 0, 0, 0, 0]]),
    divisor: Float32Array.of(1, 1, 2, 1, 1, 1),
    smoothed: Float32Array.of(0, 1, 1, 0, 0, 0),
  });
});
