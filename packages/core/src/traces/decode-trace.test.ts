import { expect, test } from "vitest";
import { TraceError } from "../errors.ts";
import { decodeTrace } from "./decode-trace.ts";
import { type CaptionTrace, encodeTrace } from "./encode-trace.ts";
import { encodeSafetensors } from "./safetensors.ts";

const greedy: CaptionTrace = {
  inputIds: [1, 9, 9, 4],
  ids: [5, 6, 2],
  layers: [0, 1],
  z: [
    [0.5, 1.5],
    [2.5, 3.5],
  ],
  lambdaHat: null,
  lambda: null,
  topIds: [
    [5, 1],
    [6, 2],
    [2, 3],
  ],
  topLogits: [
    [4, 3],
    [2, 1],
    [8, 7],
  ],
};

test("decodeTrace() reads back what encodeTrace() wrote", () => {
  expect(decodeTrace(encodeTrace(greedy))).toEqual(greedy);
  const whole: CaptionTrace = {
    ...greedy,
    lambdaHat: greedy.z,
    lambda: greedy.z,
    words: { ids: [7], logits: [[0.25], [0.5], [0.75]], ranks: [[1], [0], [31999]] },
    attention: { columnSums: greedy.z, itself: greedy.z, image: greedy.z },
  };
  expect(decodeTrace(encodeTrace(whole))).toEqual(whole);
});

test("a caption of one token has a trace without steps", () => {
  const { topIds, topLogits, ...rest } = greedy;
  const single: CaptionTrace = {
    ...rest,
    ids: [2],
    z: [],
    lambda: [],
    topIds: [],
    topLogits: [],
    attention: { columnSums: [], itself: [], image: [] },
  };
  expect(decodeTrace(encodeTrace(single))).toEqual(single);
});

test("decodeTrace() names a tensor that is missing", () => {
  expect(() => decodeTrace(encodeSafetensors({ tensors: new Map(), metadata: {} }))).toThrow(
    new TraceError('Cannot read a trace: it has no tensor "input_ids"', "Make it again."),
  );
});
