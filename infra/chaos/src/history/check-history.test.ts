import { expect, test } from "vitest";
import { change, claim, event, item, unit } from "../testing/entries.ts";
import { checkHistory } from "./check-history.ts";

const quiet = { log: [claim(), change(), event()], items: [item()], units: [unit()] };

test("checkHistory() of a quiet run finds nothing", () => {
  expect(checkHistory(quiet)).toEqual({ problems: [], lost: 0, duplicated: 0, reclaimed: 0 });
});

test("checkHistory() counts units that changed hands, which is no fault", () => {
  const log = [claim(), claim({ attempt: 2 }), change(), event({ attempt: 2 })];
  expect(checkHistory({ ...quiet, log, units: [unit({ attempt: 2 })] })).toEqual({
    ...{ problems: [], lost: 0, duplicated: 0, reclaimed: 1 },
  });
});

test("checkHistory() finds claims that are missing from the count, and units that are not finished", () => {
  const log = [claim(), claim({ attempt: 3 }), change(), event({ attempt: 3 })];
  const { problems } = checkHistory({ ...quiet, log, units: [unit({ attempt: 3, isFinished: false })] });
  expect(problems).toEqual([
    "unit u was claimed as attempts 1, 3",
    "unit u is at attempt 3 of 2",
    "unit u is not finished",
  ]);
});

test("checkHistory() finds captions that were committed and are gone", () => {
  expect(checkHistory({ ...quiet, items: [] })).toMatchObject({
    problems: ["caption cell/0001 was committed and has no row"],
    lost: 1,
  });
});

test("checkHistory() finds a caption that two commits counted", () => {
  const again = [claim({ attempt: 2 }), change({ from: "done", tx: "2" }), event({ attempt: 2, tx: "2" })];
  const history = { ...quiet, log: [...quiet.log, ...again], units: [unit({ attempt: 2 })] };
  expect(checkHistory(history)).toMatchObject({
    problems: ["caption cell/0001 was committed 2 times"],
    duplicated: 1,
  });
});
