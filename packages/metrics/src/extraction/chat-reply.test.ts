import { expect, test } from "vitest";
import { parseChatReply } from "./chat-reply.ts";

const choices = [{ message: { content: "hi" }, finish_reason: "length" }];

test("parseChatReply() reads text, model, reason and tokens", () => {
  const body = { model: "m", choices, usage: { prompt_tokens: 3, completion_tokens: 2 } };
  expect(parseChatReply(JSON.stringify(body))).toEqual({
    content: "hi",
    model: "m",
    finishReason: "length",
    usage: { input: 3, output: 2, total: 5 },
  });
});

test("parseChatReply() does without what some servers leave out", () => {
  const body = { choices: [{ message: { content: null } }] };
  expect(parseChatReply(JSON.stringify(body))).toEqual({
    content: null,
    model: null,
    finishReason: null,
    usage: null,
  });
});

test.each([
  "",
  "<html>",
  "[]",
  '{"choices": []}',
  '{"error": {"message": "no"}}',
  '{"choices": [{"text": "x"}]}',
])("parseChatReply() gives null for %j", (body) => {
  expect(parseChatReply(body)).toBeNull();
});
