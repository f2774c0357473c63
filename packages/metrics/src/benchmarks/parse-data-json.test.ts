import { expect, test } from "vitest";
import { z } from "zod";
import { BenchmarkDataError } from "../errors.ts";
import { parseDataJson } from "./parse-data-json.ts";

const Rows = z.array(z.object({ id: z.int() }));

test("parseDataJson() gives what the schema describes", () => {
  expect(parseDataJson(Rows, '[{"id": 1, "more": 2}]', "a.json")).toEqual([{ id: 1 }]);
});

test("parseDataJson() says which file is no JSON, and where", () => {
  const parse = () => parseDataJson(Rows, '[{"id": 1},\n {"id": oops}]', "data/a.json");
  expect(parse).toThrow(BenchmarkDataError);
  expect(parse).toThrow('Cannot read "data/a.json": it is not JSON at line 2, column 9');
});

test("parseDataJson() says which entry is not what it should be", () => {
  const parse = () => parseDataJson(Rows, '[{"id": 1}, {"id": "2"}]', "data/a.json");
  expect(parse).toThrow(BenchmarkDataError);
  expect(parse).toThrow(/^Cannot read "data\/a.json": at \[1\]\.id: .*expected/);
  expect(() => parseDataJson(Rows, "{}", "a.json")).toThrow(/at the top level: /);
});
