import { expect, test } from "vitest";
import { smallPunkt } from "../testing/own-fixtures.ts";
import { holdsSentenceEnd } from "./holds-sentence-end.ts";

test.each([
  ["sat. The", true],
  ["sat.", false],
  ["Dr. Reed", false],
  ["Dr. The", true],
  ["Dr. He", true],
  ["p.m. cat", false],
  ["waited... The", true],
  ["waited... cat", false],
  ["J. Reed", false],
  ["J. the", false],
  ["J. The", true],
  ["No. 5", false],
  ["No. Five", true],
  ["5. men", false],
  ["5. Men", true],
  ["5. Dog", false],
  ["what? yes", true],
])("holdsSentenceEnd() of %j is %j", (context, holds) => {
  expect(holdsSentenceEnd(context, smallPunkt())).toBe(holds);
});
