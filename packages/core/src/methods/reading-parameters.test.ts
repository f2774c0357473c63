import { expect, test } from "vitest";
import { Method } from "./method.ts";
import { readingParameters } from "./reading-parameters.ts";

const smoothed = (options: object) => Method.parse({ method: "kvsmooth", M: 5, ...options });

test("readingParameters() of default rows and of greedy change nothing", () => {
  const parameters = readingParameters([{ method: "greedy" }, smoothed({})], 9);
  expect(parameters).toEqual({
    rowQueueLength: BigInt64Array.of(1n, 5n),
    leastDivisor: BigInt64Array.of(1n, 1n),
    seeded: BigInt64Array.of(0n, 0n),
    firstStep: Float32Array.of(1, 1),
    isNormalised: Uint8Array.of(0, 0),
    isUnrotated: Uint8Array.of(0, 0),
    isRaw: Uint8Array.of(0, 0),
    seesSmoothed: Uint8Array.of(0, 0),
  });
});

test("readingParameters() gives each option its place", () => {
  const rows = [
    smoothed({ rankDenominator: "M", rope: "pre", firstStep: "skip" }),
    smoothed({ queueSeed: "prompt", predecessor: "raw", attend: "smoothed", entropyNormalised: true }),
  ];
  expect(readingParameters([...rows, ...rows], 3)).toEqual({
    rowQueueLength: BigInt64Array.of(5n, 5n, 5n, 5n),
    leastDivisor: BigInt64Array.of(5n, 1n, 5n, 1n),
    seeded: BigInt64Array.of(0n, 3n, 0n, 3n),
    firstStep: Float32Array.of(0, 1, 0, 1),
    isNormalised: Uint8Array.of(0, 1, 0, 1),
    isUnrotated: Uint8Array.of(1, 0, 1, 0),
    isRaw: Uint8Array.of(0, 1, 0, 1),
    seesSmoothed: Uint8Array.of(0, 1, 0, 1),
  });
});

test("readingParameters() seeds at most M entropies", () => {
  const { seeded } = readingParameters([smoothed({ queueSeed: "prompt" })], 600);
  expect(seeded).toEqual(BigInt64Array.of(5n));
});
