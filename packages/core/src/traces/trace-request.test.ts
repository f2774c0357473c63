import { expect, test } from "vitest";
import { TraceRequest } from "./trace-request.ts";

test("an empty request traces the five largest logits", () => {
  expect(TraceRequest.parse({})).toEqual({ topK: 5, words: [], attention: false });
});

test.each([{ topK: 0 }, { topK: 1.5 }, { words: [""] }, { words: "dog" }, { entropy: true }])(
  "%j is refused",
  (request) => {
    expect(TraceRequest.safeParse(request).success).toBe(false);
  },
);
