import { expect, test } from "vitest";
import { parseReply } from "./parse-reply.ts";

test.each([
  ['["dog", "cat"]', ["dog", "cat"]],
  ["[]", []],
  ['Here they are:\n\n["dog"]\n', ["dog"]],
  ['"dog"', ["d", "o", "g"]],
  ['{"dog": 1, "cat": 2}', ["dog", "cat"]],
  ['[1, null, "a", NaN, ["b"]]', ["1", "None", "a", "nan", "['b']"]],
  ['["dog",]\n"hi"', ["h", "i"]],
])("parseReply() reads %j", (reply, objects) => {
  expect(parseReply(reply)).toEqual(objects);
});

test.each([
  null,
  "",
  "()",
  "no list",
  '```json\n["dog"]\n```',
  "['dog']",
  '["dog"]\nThat is all.',
  '[ "dog" ]!',
])("parseReply() cannot read %j", (reply) => {
  expect(parseReply(reply)).toBe("unreadable");
});

test.each(["null", "5", "true", 'x ["\n7'])(
  "parseReply() finds no list in %j, and the official run stops",
  (reply) => {
    expect(parseReply(reply)).toBe("not a list");
  },
);
