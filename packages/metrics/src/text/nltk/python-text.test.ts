import { expect, test } from "vitest";
import { caseless, isPySpace, pySplit, pyTrimmedLength, pyWord } from "./python-text.ts";

test("pySplit() splits at Python's whitespace, which is not JavaScript's", () => {
  expect(pySplit(" a\u001cb\u0085c\ufeffd\u3000e\n")).toEqual(["a", "b", "c\ufeffd", "e"]);
  expect(pySplit(" \t")).toEqual([]);
});

test("isPySpace() knows the ideographic space and not the byte order mark", () => {
  expect(["\u3000", "\u001f", "\v", "\ufeff", "\u200b", ""].map(isPySpace)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("pyTrimmedLength() counts what str.rstrip() leaves", () => {
  expect([" a b\u0085 \n", "a\ufeff", " ", ""].map(pyTrimmedLength)).toEqual([4, 2, 0, 0]);
});

test("pyWord holds letters and numbers of any script, and no marks", () => {
  const word = new RegExp(`^[${pyWord}]$`, "u");
  expect(["é", "好", "²", "Ⅷ", "_", "\u0301", "-", "’"].map((c) => word.test(c))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("caseless() matches what Python's (?i) matches", () => {
  const tis = new RegExp(`^${caseless("'tis")}$`, "u");
  expect(["'tis", "'TIS", "'T\u0131\u017f", "'t\u0130S", "'tiz"].map((text) => tis.test(text))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
