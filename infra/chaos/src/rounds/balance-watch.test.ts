import type { SweepProgress } from "@kvsweep/sweep/ledger";
import { expect, test, vi } from "vitest";
import { BalanceWatch } from "./balance-watch.ts";

const progress = (changes: Partial<SweepProgress> = {}) => ({
  ...{ expected: 4, done: 1, failed: 1, pending: 2 },
  ...changes,
});

async function watched(...answers: (SweepProgress | Error)[]) {
  const last = answers.at(-1) ?? new Error("none");
  await using watch = new BalanceWatch(async () => {
    const answer = answers.shift() ?? last;
    if (answer instanceof Error) throw answer;
    return answer;
  }, 1);
  await vi.waitFor(() => expect(answers).toEqual([]));
  return watch;
}

test("BalanceWatch finds nothing wrong while captions add up, and while nobody answers", async () => {
  const watch = await watched(progress(), new Error("no connection"), progress({ done: 3, pending: 0 }));
  expect([...watch.problems]).toEqual([]);
  expect(watch.looks).toBeGreaterThanOrEqual(2);
});

test("BalanceWatch finds captions that do not add up, and some that have come or gone", async () => {
  const watch = await watched(progress(), progress({ done: 2 }), progress({ expected: 5, done: 2 }));
  expect([...watch.problems]).toEqual([
    "4 captions are expected: 2 done, 1 failed, 2 owed",
    "4 captions were expected, later 5",
  ]);
});

test("BalanceWatch takes the ledger's own word that they do not add up", async () => {
  const error = Object.assign(new Error("Cannot count"), { name: "LedgerError" });
  expect([...(await watched(error)).problems]).toEqual(["Cannot count"]);
});
