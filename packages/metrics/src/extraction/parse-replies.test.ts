import { expect, test } from "vitest";
import { parseReplies } from "./parse-replies.ts";
import { replyOf } from "./testing/reply-of.ts";

const line = JSON.stringify(replyOf({ content: "é" }));

test("parseReplies() reads whole lines, and says where they end", () => {
  const bytes = Buffer.from(`${line}\n\n${line}\nhalf a li`);
  const { records, wholeBytes } = parseReplies(bytes, "r.jsonl");
  expect(records).toEqual([replyOf({ content: "é" }), replyOf({ content: "é" })]);
  expect(bytes.subarray(wholeBytes).toString()).toBe("half a li");
});

test("parseReplies() names a line that is no reply", () => {
  const parse = () => parseReplies(Buffer.from(`${line}\n{]\n`), "r.jsonl");
  expect(parse).toThrow('Cannot read replies from "r.jsonl": line 2 is no stored reply');
});
