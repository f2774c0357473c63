import { expect, test } from "vitest";
import { ObjectCorruptError } from "../errors.ts";
import { type CaptionRecord, captionLines, parseCaptionLines } from "./caption-lines.ts";

const record: CaptionRecord = {
  sampleId: "7",
  cellId: "c1",
  ids: [309, 2],
  text: "A “red” bus,\nand λ.",
  finishReason: "eos",
  promptTokens: 80,
};

test("parseCaptionLines() reads back what captionLines() wrote", () => {
  const records = [record, { ...record, sampleId: "8", text: "" }];
  expect(parseCaptionLines(captionLines(records), "k")).toEqual(records);
});

test("captionLines() gives the same bytes whatever the order of a record's fields", () => {
  const { text, ...others } = record;
  expect(captionLines([{ text, ...others }])).toEqual(captionLines([record]));
});

test("captionLines() writes one line a caption", () => {
  expect(
    Buffer.from(captionLines([record, record]))
      .toString()
      .match(/\n/g),
  ).toHaveLength(2);
});

test.each(['{"sampleId":"7"}\n', "not json\n", '{"sampleId"', "[]\n"])(
  "parseCaptionLines() refuses %j and names the object",
  (text) => {
    const parse = () => parseCaptionLines(new TextEncoder().encode(text), "captions/x.jsonl");
    expect(parse).toThrow(ObjectCorruptError);
    expect(parse).toThrow(/captions\/x\.jsonl.*line 1/);
  },
);
