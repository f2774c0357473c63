import { expect, test } from "vitest";
import { change, claim, event } from "../testing/entries.ts";
import { checkWriters } from "./check-writers.ts";

test("checkWriters() finds nothing wrong where the holder commits, crashes and finishes", () => {
  const log = [
    claim(),
    event({ kind: "crashed" }),
    change({ tx: "2" }),
    event({ tx: "2" }),
    claim({ attempt: 2 }),
    event({ kind: "finished", attempt: 2, tx: "3" }),
  ];
  expect(checkWriters(log)).toEqual([]);
});

test("checkWriters() finds a commit by whoever lost the unit, or never had it", () => {
  const log = [claim(), claim({ attempt: 2 }), change(), event({ attempt: 1 })];
  expect(checkWriters(log)).toEqual(["unit u: attempt 1 committed while attempt 2 held it"]);
  expect(checkWriters([event()])).toEqual(["unit u: attempt 1 committed while attempt none held it"]);
});

test("checkWriters() finds captions that were changed without a word", () => {
  const log = [claim(), change(), change({ sampleId: "0002" }), event({ tx: "2" })];
  expect(checkWriters(log)).toEqual(["transaction 1 changed 2 captions, and no event tells of it"]);
});

test("checkWriters() lets whoever owns the sweep owe captions again", () => {
  const log = [
    claim(),
    change({ from: "failed", to: "pending" }),
    event({ kind: "retried", attempt: null, unitId: null }),
  ];
  expect(checkWriters(log)).toEqual([]);
});
