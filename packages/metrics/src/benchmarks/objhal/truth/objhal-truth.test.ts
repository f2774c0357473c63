import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../../errors.ts";
import { formatObjhalTruth, parseObjhalTruth } from "./objhal-truth.ts";

const truth = {
  lexiconSha256: "l",
  nltk: "3.9.1",
  sources: { "a.json": "s" },
  images: new Map([
    ["10", new Set<string>()],
    ["9", new Set(["dog", "car"])],
  ]),
};

test("parseObjhalTruth() reads what formatObjhalTruth() wrote, an image a line", () => {
  const text = formatObjhalTruth(truth);
  expect(text.split("\n").slice(1)).toEqual(['"9":[0,1],', '"10":[]', "}}", ""]);
  expect(parseObjhalTruth(text, "t.json")).toEqual({
    ...truth,
    images: new Map([
      ["9", new Set(["car", "dog"])],
      ["10", new Set()],
    ]),
  });
});

test("parseObjhalTruth() refuses CHAIR's ground truth, and classes that are not listed", () => {
  expect(() => parseObjhalTruth('{"classes": ["dog"], "images": {"1": [0]}}', "t.json")).toThrow(
    /at \.benchmark/,
  );
  const broken = formatObjhalTruth(truth).replace("[0,1]", "[0,2]");
  expect(() => parseObjhalTruth(broken, "t.json")).toThrow(BenchmarkDataError);
  expect(() => parseObjhalTruth(broken, "t.json")).toThrow(/it names class 2, but lists only 2$/);
});
