import { expect, test } from "vitest";
import { noTokens } from "../../extraction/token-usage.ts";
import { Exclusions } from "../../scoring/exclusions.ts";
import { leaveOut } from "./leave-out.ts";
import type { ExtractionProblem } from "./replies/extract-objects.ts";

function leave(problem: ExtractionProblem, unreadable: "error" | "exclude", calls = 0) {
  const extraction = { objects: null, problem, calls, used: noTokens, useful: noTokens };
  const exclusions = new Exclusions();
  leaveOut({ captions: "a.jsonl", place: 3, imageId: "7", extraction }, { unreadable, exclusions });
  return exclusions.list();
}

test("leaveOut() counts answers whose replies cannot be read, where that is wanted", () => {
  expect(leave("unreadable", "exclude")).toMatchObject([{ reason: "no reply could be read", count: 1 }]);
  expect(() => leave("unreadable", "error")).toThrow(
    'Cannot score "a.jsonl": about answer 3 (image 7), no reply could be read',
  );
});

test("leaveOut() never leaves an answer out only because its reply is not there", () => {
  expect(() => leave("no reply", "exclude")).toThrow(/\(image 7\), no reply is stored$/);
  expect(() => leave("no reply", "exclude", 2)).toThrow(
    /none of 2 replies can be read, and no further one is stored$/,
  );
});
