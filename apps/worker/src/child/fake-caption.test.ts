import { Method } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { type FakeCaptionInput, fakeCaption } from "./fake-caption.ts";

const input: FakeCaptionInput = {
  model: "/models/scenes-vlm",
  image: "/images/0001.png",
  prompt: { question: "What is there?" },
  method: Method.parse({ method: "greedy" }),
  maxNewTokens: 64,
};

test("fakeCaption() is the same for the same input, wherever its folders lie", () => {
  const moved = { ...input, model: "/elsewhere/scenes-vlm", image: "/elsewhere/0001.png" };
  expect(fakeCaption(moved)).toEqual(fakeCaption(input));
});

test("fakeCaption() differs by image, model, question, method and limits", () => {
  const others: FakeCaptionInput[] = [
    { ...input, image: "/images/0002.png" },
    { ...input, model: "/models/other" },
    { ...input, prompt: { question: "Why?" } },
    { ...input, method: Method.parse({ method: "kvsmooth", layers: [1, 8], lambdaRef: 0.5 }) },
    { ...input, maxNewTokens: 63 },
    { ...input, repetitionPenalty: 1.1 },
  ];
  const texts = [input, ...others].map((one) => fakeCaption(one).text);
  expect(new Set(texts).size).toBe(texts.length);
});

test("fakeCaption() says in a sentence what it sees, and ends with the end token", () => {
  const { text, ids, finishReason } = fakeCaption(input);
  expect(text).toMatch(/^The image shows a \w+.*( A \w+ \w+ is in the image\.){2,5}$/);
  expect(ids.at(-1)).toBe(0);
  expect(finishReason).toBe("eos");
});

test("fakeCaption() stops at the limit of tokens", () => {
  const { ids, finishReason } = fakeCaption({ ...input, maxNewTokens: 3 });
  expect(ids).toHaveLength(3);
  expect(finishReason).toBe("length");
});
