import { expect, test } from "vitest";
import { ChildOptions, ChildReply, ChildRequest } from "./protocol.ts";

const caption = {
  kind: "caption",
  model: "/m",
  samples: [{ image: "a.png", prompt: { question: "What?" } }],
  methods: [{ method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] }],
  maxNewTokens: 8,
};

test("ChildRequest fills in a method's defaults, and refuses values that no method has", () => {
  expect(ChildRequest.parse(caption)).toMatchObject({ methods: [{ adaptive: true, target: "kv" }] });
  const wrong = { ...caption, methods: [{ method: "kvsmooth", lambdaRef: 1 }] };
  expect(ChildRequest.safeParse(wrong).success).toBe(false);
});

test("ChildRequest refuses captions of no token, and kinds that it does not know", () => {
  expect(ChildRequest.safeParse({ ...caption, maxNewTokens: 0 }).success).toBe(false);
  expect(ChildRequest.safeParse({ kind: "dance" }).success).toBe(false);
});

test("ChildReply takes captions and failures side by side", () => {
  const made = { ids: [1, 2], text: "a", finishReason: "eos", promptTokens: 80 };
  const failure = { name: "ImageError", message: "m", advice: "", retry: false };
  const reply = { kind: "captions", samples: [[made], failure], seconds: 1, timings: [] };
  expect(ChildReply.parse(reply)).toEqual(reply);
});

test("ChildOptions wants a known provider and at least one thread", () => {
  expect(ChildOptions.safeParse({ provider: "cpu", threads: 1 }).success).toBe(true);
  expect(ChildOptions.safeParse({ provider: "abacus", threads: 1 }).success).toBe(false);
  expect(ChildOptions.safeParse({ provider: "cpu", threads: 1, dtype: "float16" }).success).toBe(true);
  expect(ChildOptions.safeParse({ provider: "cpu", threads: 1, dtype: "int8" }).success).toBe(false);
  expect(ChildOptions.safeParse({ provider: "cpu", threads: 0 }).success).toBe(false);
});
