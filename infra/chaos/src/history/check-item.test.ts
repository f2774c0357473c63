import { expect, test } from "vitest";
import { change, item } from "../testing/entries.ts";
import { checkItem } from "./check-item.ts";

const clean = { problems: [], isLost: false, duplicated: 0 };

test("checkItem() finds nothing wrong with a caption that was committed once, or failed and was done again", () => {
  expect(checkItem(item(), [change()])).toEqual(clean);
  const again = [
    change({ to: "failed", objectKey: null }),
    change({ from: "failed", to: "pending", objectKey: null }),
    change(),
  ];
  expect(checkItem(item(), again)).toEqual(clean);
  expect(checkItem(item({ state: "failed", objectKey: null }), again.slice(0, 1))).toEqual(clean);
});

test("checkItem() finds a caption that was committed and is owed again", () => {
  expect(checkItem(item({ state: "pending", objectKey: null }), [change()])).toEqual({
    problems: ["caption cell/0001 was committed and is pending", "caption cell/0001 is still owed"],
    isLost: true,
    duplicated: 0,
  });
});

test("checkItem() finds a second commit in the place of the first", () => {
  const second = change({ from: "done", objectKey: "other" });
  expect(checkItem(item({ objectKey: "other" }), [change(), second])).toEqual({
    problems: ["caption cell/0001 was committed 2 times"],
    isLost: false,
    duplicated: 1,
  });
});

test("checkItem() finds rows that nobody is known to have written", () => {
  expect(checkItem(item(), []).problems).toEqual(["caption cell/0001 is done, and last became nothing"]);
  expect(checkItem(item({ objectKey: "other" }), [change()]).problems).toEqual([
    "caption cell/0001 points at another object than its commit did",
  ]);
  expect(checkItem(item(), [change({ from: "failed" })]).problems).toEqual([
    "caption cell/0001 went from failed to done, and was not failed",
  ]);
});

test("checkItem() lets a caption be owed that nobody wants any more", () => {
  expect(checkItem(item({ state: "pending", objectKey: null, isWanted: false }), [])).toEqual(clean);
});
