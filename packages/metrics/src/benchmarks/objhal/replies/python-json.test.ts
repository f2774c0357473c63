import { expect, test } from "vitest";
import { parsePythonJson } from "./python-json.ts";

const scalar = (json: string) => {
  const value = parsePythonJson(json);
  return value.kind === "scalar" ? value.text : value;
};

test("parsePythonJson() spells numbers and names as Python does", () => {
  const spelled = {
    "1": "1",
    "-0": "0",
    "12345678901234567890": "12345678901234567890",
    "1.0": "1.0",
    "-0.0": "-0.0",
    "1e2": "100.0",
    "1e16": "1e+16",
    "0.0001": "0.0001",
    "0.00001": "1e-05",
    "1.50": "1.5",
    "1e400": "inf",
    NaN: "nan",
    Infinity: "inf",
    "-Infinity": "-inf",
    null: "None",
    true: "True",
    false: "False",
  };
  for (const [json, text] of Object.entries(spelled)) expect(scalar(json), json).toBe(text);
});

test("parsePythonJson() keeps the order of keys, also of digits, and the last of equal ones", () => {
  const value = parsePythonJson(' {"b": 1, "2": [ ], "1": {"x": "é\\n"}, "b": "c"} ');
  expect(value.kind === "dict" && [...value.entries]).toEqual([
    ["b", { kind: "text", text: "c" }],
    ["2", { kind: "list", items: [] }],
    ["1", { kind: "dict", entries: new Map([["x", { kind: "text", text: "é\n" }]]) }],
  ]);
});

test.each([
  "",
  "[1,]",
  "[,1]",
  "[1 2]",
  "{1: 2}",
  '{"a" 1}',
  "'a'",
  '"a',
  '"\n"',
  '"\\x"',
  "01",
  "1.",
  "-",
  "[1]]",
  "nan",
  "\ufeff1",
  "[".repeat(2000),
])("parsePythonJson() refuses %j, as Python does", (json) => {
  expect(() => parsePythonJson(json)).toThrow(SyntaxError);
});
