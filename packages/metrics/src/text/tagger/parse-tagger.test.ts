import { expect, test } from "vitest";
import { LanguageDataError } from "../data/language-data-error.ts";
import { parseTagger } from "./parse-tagger.ts";

const header = {
  labels: ["DT", "NN"],
  tagDictionary: { the: "DT" },
  templates: [
    { name: "bias", features: 1 },
    { name: "i word", features: 2 },
  ],
  keyBytes: 9,
  weights: 3,
};
const rest = Buffer.concat([
  Buffer.from("\na\ncat\n\n\n"),
  Buffer.from([1, 0, 2]),
  Buffer.from([1, 0, 1]),
  Buffer.from(Int32Array.of(1500, -250, 34390).buffer),
]);
const file = (fields: object = header) => Buffer.concat([Buffer.from(`${JSON.stringify(fields)}\n`), rest]);

test("parseTagger() reads what the header announces", () => {
  const tagger = parseTagger(file(), "tagger.bin");
  expect(tagger.labels).toEqual(["DT", "NN"]);
  expect(tagger.tagDictionary).toEqual(new Map([["the", "DT"]]));
  expect(tagger.templates).toEqual([
    new Map([["", 0]]),
    new Map([
      ["a", 1],
      ["cat", 2],
    ]),
  ]);
  expect([...tagger.rowStarts]).toEqual([0, 1, 1, 3]);
  expect([...tagger.weightLabels]).toEqual([1, 0, 1]);
  expect([...tagger.weights]).toEqual([1.5, -0.25, 34.39]);
});

test("parseTagger() refuses a damaged file", () => {
  expect(() => parseTagger(Buffer.from("no header\n"), "tagger.bin")).toThrow(
    'Cannot use language data "tagger.bin": its first line is not the header it should be',
  );
  const short = () => parseTagger(file().subarray(0, -1), "tagger.bin");
  expect(short).toThrow(LanguageDataError);
  expect(short).toThrow(/it has \d+ bytes where its header announces \d+/);
});
