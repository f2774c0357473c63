import { expect, test } from "vitest";
import { KvSmooth } from "../methods/method.ts";
import { RowLog } from "./row-log.ts";

const greedy = { method: "greedy" } as const;
const step = (token: number, measured = token / 10) => ({
  token,
  top: { ids: [token], logits: [measured] },
  words: { logits: [measured], ranks: [token] },
  smoothing: { z: [measured, 1 + measured], lambdaHat: [0, 0.5], lambda: [0.25, 0.75] },
  attention: { image: [0.1, 0.2], itself: [0.3, 0.4] },
});

test("a row ends with its first end token, and leaves what comes after", () => {
  const row = new RowLog(greedy, { endIds: [2, 9], maxNewTokens: 10 });
  row.push([{ token: 5 }]);
  expect(row.isFinished).toBe(false);
  row.push([{ token: 9 }, { token: 2 }, { token: 5 }]);
  expect([row.isFinished, row.length, row.lastToken]).toEqual([true, 2, 9]);
  expect(row.row()).toEqual({ ids: [5, 9], finishReason: "eos" });
});

test("a row stops at the most tokens; an end token there still counts as its end", () => {
  const row = new RowLog(greedy, { endIds: [2], maxNewTokens: 2 });
  row.push([{ token: 5 }, { token: 6 }, { token: 2 }]);
  expect(row.row()).toEqual({ ids: [5, 6], finishReason: "length" });
  const ended = new RowLog(greedy, { endIds: [2], maxNewTokens: 2 });
  ended.push([{ token: 5 }, { token: 2 }]);
  expect(ended.row().finishReason).toBe("eos");
});

test("a greedy row's trace reports all layers, and no weights", () => {
  const row = new RowLog(greedy, { endIds: [], maxNewTokens: 3 });
  row.push([{ token: 7, top: { ids: [7], logits: [1] }, words: { logits: [2], ranks: [0] } }]);
  row.push([step(3), step(4)], [Float32Array.of(0.5, 0, 9), Float32Array.of(0.25, 0, 9)]);
  expect(row.row({ layers: 2, words: [11], hasAttention: true }).trace).toEqual({
    layers: [0, 1],
    z: [
      [0.3, 1.3],
      [0.4, 1.4],
    ],
    lambdaHat: null,
    lambda: null,
    topIds: [[7], [3], [4]],
    topLogits: [[1], [0.3], [0.4]],
    words: { ids: [11], logits: [[2], [0.3], [0.4]], ranks: [[0], [3], [4]] },
    attention: {
      columnSums: [
        [0.5, 0.25],
        [0, 0],
      ],
      itself: [
        [0.3, 0.4],
        [0.3, 0.4],
      ],
      image: [
        [0.1, 0.2],
        [0.1, 0.2],
      ],
    },
  });
});

test("a smoothed row's trace reports the layers that it smooths", () => {
  const method = KvSmooth.parse({ method: "kvsmooth", layers: [1, 2] });
  const row = new RowLog(method, { endIds: [], maxNewTokens: 2 });
  row.push([{ token: 7 }, step(3)]);
  const { trace } = row.row({ layers: 2, words: undefined, hasAttention: false });
  expect(trace).toMatchObject({ layers: [1], z: [[1.3]], lambdaHat: [[0.5]], lambda: [[0.75]] });
  expect(trace).not.toHaveProperty("words");
  expect(trace).not.toHaveProperty("attention");
});
