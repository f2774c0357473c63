import { expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { byPrompt } from "./by-prompt.ts";

const greedy: Method = { method: "greedy" };
const text = Method.parse({ method: "kvsmooth", prefill: "text" });
const plain = Method.parse({ method: "kvsmooth" });

test("byPrompt() keeps methods apart that smooth their prompt, and remembers their places", () => {
  expect(byPrompt([greedy, text, plain])).toEqual([
    { methods: [greedy, plain], columns: [0, 2], ownPrompts: false },
    { methods: [text], columns: [1], ownPrompts: true },
  ]);
  expect(byPrompt([greedy])).toEqual([{ methods: [greedy], columns: [0], ownPrompts: false }]);
});
