import { expect, test } from "vitest";
import { wordnetPos } from "./wordnet-pos.ts";

test("wordnetPos() goes by the tag's first letter", () => {
  expect(["JJR", "VBG", "RB", "RP", "NNS", "DT", "PRP", "", "."].map(wordnetPos).join("")).toBe("avrrnnnnn");
});
