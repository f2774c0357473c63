import { expect, test } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { sweepSource } from "./sweep-source.ts";

const text = "a: 1\nlist:\n  - x: &anchor [1, 2]\n  - x: *anchor\n7: seven\n";
const lines = new LineCounter();
const source = sweepSource("s.yaml", text, { doc: parseDocument(text, { lineCounter: lines }), lines });
const at = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

test("locate() finds values by their path, through lists, aliases and keys that are numbers", () => {
  expect(source.locate(["a"])).toEqual({ file: "s.yaml", line: 1, column: 4 });
  expect(at(source.locate(["list", 0, "x", 1]))).toBe("3:20");
  expect(at(source.locate(["list", 1, "x", 0]))).toBe("3:17");
  expect(at(source.locate(["7"]))).toBe("5:4");
});

test("locate() of what is absent is its nearest ancestor", () => {
  expect(at(source.locate(["list", 0, "y"]))).toBe("3:5");
  expect(at(source.locate(["none", "deeper"]))).toBe("1:1");
});

test("locateKey() finds the key instead of its value", () => {
  expect(at(source.locateKey(["list", 0], "x"))).toBe("3:5");
  expect(at(source.locateKey([], "list"))).toBe("2:1");
});
