import { expect, test } from "vitest";
import type { Graph } from "../onnx/graph.ts";
import { evaluate } from "../testing/evaluate.ts";
import { chooseTokens, markSeen, promptSeen, seenByRow } from "./choose-tokens.ts";

const flags = (g: Graph, text: string, ...dims: number[]) =>
  g.constant("bool", [...text.replaceAll(" ", "")].map(Number), dims);

/** The tokens that rows of four logits choose with the given factor and seen tokens. */
async function chosen(logits: readonly number[], seen: string, factor: number): Promise<readonly number[]> {
  const rows = logits.length / 4;
  const { values } = await evaluate((g) => {
    const penalty = { factor: g.constant("float32", [factor]), seen: flags(g, seen, rows, 4) };
    return chooseTokens(g, g.constant("float32", logits, [rows, 4]), penalty);
  }, "int64");
  return values;
}

test("chooseTokens() takes the first of the largest logits", async () => {
  const logits = [1, 7, 7, 0, -3, -5, -3, -3, 0, -0, 0, 0];
  const found = await evaluate(
    (g) => chooseTokens(g, g.constant("float32", logits, [3, 4]), undefined),
    "int64",
  );
  expect(found).toEqual({ dims: [3], values: [1, 0, 0] });
});

test("chooseTokens() divides seen tokens' logits by the penalty, and multiplies them where they are negative", async () => {
  // 3 / 2 falls below 2, and −2 · 2 below −3.
  expect(await chosen([3, 2, 1, 0, -2, -3, -5, -4], "1000 1000", 2)).toEqual([1, 1]);
  // The others are left as they are: here 3 stays above 5 / 2.
  expect(await chosen([5, 3, 1, 0, -5, -9, -9, -9], "1000 0111", 2)).toEqual([1, 0]);
  // A factor below 1 favours what was seen: 2 / 0.5 is above 3, and −4 · 0.5 above −3.
  expect(await chosen([2, 3, 0, 0, -4, -3, -9, -9], "1000 1000", 0.5)).toEqual([0, 0]);
});

test("chooseTokens() takes the first of the logits that a penalty makes equal", async () => {
  expect(await chosen([0, 2, 4, 2, 0, 4, 2, 2], "0010 0100", 2)).toEqual([1, 1]);
});

test("chooseTokens() with a penalty of 1 is without", async () => {
  expect(await chosen([0.1, 0.3, 0.2, 0.3, -1, -3, -1, -2], "1111 1111", 1)).toEqual([1, 0]);
});

test("markSeen() adds each row's token to what it has seen", async () => {
  const { values } = await evaluate(
    (g) => markSeen(g, flags(g, "1000 0100", 2, 4), g.constant("int64", [2, 1])),
    "bool",
  );
  expect(values.join("")).toBe("1010" + "0100");
});

/** What two images with two configurations each have seen of a vocabulary of six, row by row. */
async function seenInPrompt(ids: readonly number[], imageToken: number, countsPrompt: boolean) {
  const found = await evaluate(
    (g) =>
      promptSeen(g, {
        ids: g.constant("int64", ids, [2, ids.length / 2]),
        imageToken,
        vocabulary: 6,
        configurations: g.ints(2),
        countsPrompt: g.scalar("bool", countsPrompt ? 1 : 0),
      }),
    "bool",
  );
  expect(found.dims).toEqual([4, 6]);
  return [0, 1, 2, 3].map((row) => found.values.slice(6 * row, 6 * row + 6).join(""));
}

test("promptSeen() counts each prompt's tokens for all its rows, the image token included", async () => {
  const ids = [1, 5, 5, 3, 1, 5, 5, 0];
  expect(await seenInPrompt(ids, 5, true)).toEqual(["010101", "010101", "110001", "110001"]);
});

test.each([-200, 6, 32000])(
  "promptSeen() leaves out an image token that the vocabulary does not know: %d",
  async (imageToken) => {
    const ids = [1, imageToken, imageToken, 3, 2, imageToken, imageToken, 4];
    expect(await seenInPrompt(ids, imageToken, true)).toEqual(["010100", "010100", "001010", "001010"]);
  },
);

test("promptSeen() counts nothing where the prompt does not count", async () => {
  expect(await seenInPrompt([1, 5, 5, 3, 1, 5, 5, 0], 5, false)).toEqual(new Array(4).fill("000000"));
});

test("seenByRow() puts images first and configurations third", async () => {
  const seen = "100 010 001 110 011 101";
  const found = await evaluate((g) => seenByRow(g, flags(g, seen, 6, 3), g.ints(2, 3), 3), "bool");
  expect(found.dims).toEqual([2, 1, 3, 3]);
  expect(found.values.join("")).toBe(seen.replaceAll(" ", ""));
});
