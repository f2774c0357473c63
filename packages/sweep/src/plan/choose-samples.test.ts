import { expect, test } from "vitest";
import { parseSweepFile } from "../file/parse-sweep-file.ts";
import { chooseSamples } from "./choose-samples.ts";

const benchmarks = [
  { name: "b", fingerprint: "f", sampleIds: ["10", "2", "33"] },
  { name: "c", fingerprint: "f", sampleIds: ["2", "x"] },
];

function choose(samples: string) {
  const text = `name: n\nmodel: m\nbenchmark: [b, c]\nmethods: [{ method: greedy }]\n${samples}`;
  return chooseSamples({ ...parseSweepFile(text, "s.yaml"), benchmarks }).map((chosen) => chosen.sampleIds);
}

test("chooseSamples() takes all where the file says nothing", () => {
  expect(choose("")).toEqual([
    ["10", "2", "33"],
    ["2", "x"],
  ]);
});

test("chooseSamples() takes the first so many of each benchmark", () => {
  expect(choose("samples: { limit: 2 }\n")).toEqual([
    ["10", "2"],
    ["2", "x"],
  ]);
});

test("chooseSamples() takes ids in the benchmark's order, then limits", () => {
  expect(choose("samples: { ids: [33, 2, 10] }\n")).toEqual([["10", "2", "33"], ["2"]]);
  expect(choose("samples: { ids: [33, 2], limit: 1 }\n")).toEqual([["2"], ["2"]]);
});

test("chooseSamples() names an id that nobody knows, and a benchmark that is left with none", () => {
  expect(() => choose("samples: { ids: [2, 44] }\n")).toThrow('s.yaml:5:21: no benchmark has a sample "44"');
  expect(() => choose("samples: { ids: [33] }\n")).toThrow(
    's.yaml:5:10: benchmark "c" has none of these samples',
  );
});
