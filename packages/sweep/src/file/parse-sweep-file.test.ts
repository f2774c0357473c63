import { expect, test } from "vitest";
import { SweepFileError } from "../errors.ts";
import { parseSweepFile } from "./parse-sweep-file.ts";

const head = "name: n\nmodel: m\nbenchmark: b\n";
const parse = (text: string) => parseSweepFile(text, "s.yaml");
const kvsmooth = (option: string) => parse(`${head}methods:\n  - method: kvsmooth\n    ${option}\n`);

function problemOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SweepFileError) return error.message.replace("Cannot read sweep file ", "");
    throw error;
  }
  return "no problem";
}

test("parseSweepFile() fills what is not said with defaults", () => {
  const { file } = parse(`${head}methods: [{ method: greedy }]\n`);
  expect(file).toEqual({
    name: "n",
    model: ["m"],
    benchmark: ["b"],
    methods: [{ method: "greedy", zip: [], axes: {} }],
    exclude: [],
    decoding: { maxNewTokens: 128 },
    samples: {},
    statistics: { seed: 42, resamples: 10000, confidence: 0.95 },
  });
});

test("parseSweepFile() makes an axis of one value, a list and a range, and of one pair and a list of pairs", () => {
  const axesOf = (option: string) => kvsmooth(option).file.methods[0]?.axes;
  expect(axesOf("lambdaRef: 0.5")).toEqual({ lambdaRef: [0.5] });
  expect(axesOf("lambdaRef: [0.5, 0.6]")).toEqual({ lambdaRef: [0.5, 0.6] });
  expect(axesOf("M: { from: 5, to: 15, step: 5 }")).toEqual({ M: { from: 5, to: 15, step: 5 } });
  expect(axesOf("layers: [1, 8]")).toEqual({ layers: [[1, 8]] });
  expect(axesOf("layers: [[1, 8], [3, 8]]")).toEqual({
    layers: [
      [1, 8],
      [3, 8],
    ],
  });
  expect(axesOf("adaptive: [true, false]")).toEqual({ adaptive: [true, false] });
});

test("parseSweepFile() reads unquoted sample ids as texts", () => {
  expect(
    parse(`${head}methods: [{ method: greedy }]\nsamples: { ids: [7, "08"] }\n`).file.samples.ids,
  ).toEqual(["7", "08"]);
});

test("parseSweepFile() lets aliases repeat a list", () => {
  const text = `${head}methods:\n  - { method: kvsmooth, layers: &l [[1, 8], [3, 8]] }\n  - { method: kvsmooth, layers: *l }\n`;
  const [a, b] = parse(text).file.methods;
  expect(a?.axes).toEqual(b?.axes);
});

test.each([
  ["lambdaRf: 0.5", '6:5: unknown key "lambdaRf" (did you mean "lambdaRef"?)'],
  ["lambdaRef: 1", '6:16: "lambdaRef" is 1; expected number to be <1'],
  ["lambdaRef: -0.1", '6:16: "lambdaRef" is -0.1; expected number to be >=0'],
  ["lambdaRef: [0.5, 1.5]", '6:22: "lambdaRef"[1] is 1.5; expected number to be <1'],
  ["lambdaRef: []", '6:16: "lambdaRef" is []; expected array to have >=1 items'],
  ["lambdaRef: high", '6:16: "lambdaRef" is "high"; expected number'],
  [
    "lambdaRef: { from: 0.1, to: 1, step: 0.1 }",
    '6:16: "lambdaRef": the range holds 1: Too big: expected number to be <1',
  ],
  ["lambdaRef: { from: 0.9, to: 0.1, step: 0.1 }", '6:16: "lambdaRef": a range must not end below its start'],
  ["lambdaRef: { from: 0.1, to: 0.9, step: 0 }", '6:44: "step" is 0; expected number to be >0'],
  ["lambdaRef: { from: 0.1, to: 0.9, steps: 0.1 }", '6:38: unknown key "steps" (did you mean "step"?)'],
  ["lambdaRef: { from: 0.1, to: 0.9 }", '6:16: "step" is missing'],
  [
    "M: { from: 1, to: 3, step: 0.5 }",
    '6:8: "M": the range holds 1.5: Invalid input: expected int, received number',
  ],
  ["layers: [9, 3]", '6:13: "layers": the start of a layer range must not lie behind its end'],
  ["layers: [[1, 8], [9, 3]]", '6:22: "layers"[1]: the start of a layer range must not lie behind its end'],
  ["layers: [1, x]", '6:17: "layers"[1] is "x"; expected number'],
  ["target: [k, q]", '6:17: "target"[1] is "q"; expected one of "kv"|"k"|"v"|"o"'],
  ["zip: [lambdaRef]", '6:10: "zip" is ["lambdaRef"]; expected array to have >=2 items'],
  ["zip: [lambdaRef, layers]", '6:11: "zip"[0]: zip names "lambdaRef", which this method does not set'],
])("parseSweepFile() of a method with %s says what is wrong, and where", (option, problem) => {
  expect(problemOf(() => kvsmooth(option))).toBe(`s.yaml:${problem}`);
});

test("parseSweepFile() of zipped lists of different lengths names the second", () => {
  const option = "zip: [lambdaRef, target]\n    lambdaRef: [0.1, 0.2, 0.3]\n    target: [k, v]";
  const problem = '"zip"[1]: zip walks lists in step, but they hold 3 and 2 values';
  expect(problemOf(() => kvsmooth(option))).toBe(`s.yaml:6:22: ${problem}`);
});

test.each([
  ["methods: [{ method: kvsmoth }]", '4:21: there is no method "kvsmoth" (did you mean "kvsmooth"?)'],
  ["methods: [{ lambdaRef: 0.5 }]", '4:11: "method" is missing'],
  ["methods: [greedy]", '4:11: "methods"[0] is "greedy"; expected object'],
  ["methods: []", '4:10: "methods" is []; expected array to have >=1 items'],
  ["methods: [{ method: greedy, lambdaRef: 1 }]", '4:29: unknown key "lambdaRef" (known: method, zip)'],
  ["method: [{ method: greedy }]", '4:1: unknown key "method" (did you mean "methods"?)'],
  ["decoding: {}", '1:1: "methods" is missing'],
  [
    "methods: [{ method: greedy }]\nexclude: [{ lamdaRef: 1 }]",
    '5:13: unknown key "lamdaRef" (did you mean "lambdaRef"?)',
  ],
  ["methods: [{ method: greedy }]\nexclude: [{}]", '5:11: "exclude"[0]: an exclusion must name a value'],
  [
    "methods: [{ method: greedy }]\ndecoding: { maxTokens: 5 }",
    '5:13: unknown key "maxTokens" (did you mean "maxNewTokens"?)',
  ],
  [
    "methods: [{ method: greedy }]\nstatistics: { confidence: 95 }",
    '5:27: "confidence" is 95; expected number to be <1',
  ],
  ["methods: [{ method: greedy }]\nmodel: m2", "5:1: Map keys must be unique"],
  ["methods: [{ method: greedy }", "5:1: "],
  ["methods: !!python/object [{ method: greedy }]", "4:10: Unresolved tag"],
  ["methods: [{ method: greedy }]\n---\nname: second", "5:1: Source contains multiple documents"],
])("parseSweepFile() of a file with %j says what is wrong, and where", (rest, problem) => {
  expect(problemOf(() => parse(`${head}${rest}\n`))).toContain(`s.yaml:${problem}`);
});

test("parseSweepFile() refuses files that are empty, a list, too large or too deep", () => {
  expect(problemOf(() => parse("# nothing\n"))).toBe("s.yaml:1:1: the file is empty");
  expect(problemOf(() => parse("[1]"))).toBe("s.yaml:1:1: the file is [1]; expected object");
  expect(problemOf(() => parse(`# ${"x".repeat(1_000_000)}`))).toContain("more than 1000000");
  expect(problemOf(() => parse("[".repeat(200_000)))).toContain(": it is nested too deeply");
});

test("parseSweepFile() refuses an alias bomb", () => {
  const levels = Array.from(
    { length: 9 },
    (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(", ")}]`,
  );
  expect(problemOf(() => parse(`a0: &a0 [x]\n${levels.join("\n")}\n`))).toContain(
    "aliases repeat more than 100",
  );
});

test("parseSweepFile() takes __proto__ for the unknown key that it is", () => {
  expect(problemOf(() => parse(`${head}__proto__: { name: x }\nmethods: [{ method: greedy }]\n`))).toContain(
    "__proto__",
  );
});
