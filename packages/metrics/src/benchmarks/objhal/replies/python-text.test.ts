import { expect, test } from "vitest";
import { parsePythonJson } from "./python-json.ts";
import { pythonText } from "./python-text.ts";

test.each([
  ['"it\'s"', "it's"],
  ["5", "5"],
  ["null", "None"],
  ['["a", 1.0, [true]]', "['a', 1.0, [True]]"],
  ['{"a": {"b": NaN}}', "{'a': {'b': nan}}"],
  ['["it\'s"]', `["it's"]`],
  ['["it\'s \\"x\\""]', `['it\\'s "x"']`],
  [
    '["\\\\ \\n \\u0001 \\u00a0 \\u200b é \\ud83d\\ude00 \\udb40\\udc01"]',
    "['\\\\ \\n \\x01 \\xa0 \\u200b é 😀 \\U000e0001']",
  ],
])("pythonText() writes %s as Python's f-strings do", (json, text) => {
  expect(pythonText(parsePythonJson(json))).toBe(text);
});
