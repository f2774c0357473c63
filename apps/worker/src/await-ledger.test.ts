import type { Database } from "@kvsweep/metrics/database";
import { expect, test, vi } from "vitest";
import { awaitLedger } from "./await-ledger.ts";

const refused = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

/** A ledger that gives these answers, one after the other. */
function ledgerOf(...answers: readonly (Error | undefined)[]) {
  const execute = vi.fn(async () => {
    const answer = answers[execute.mock.calls.length - 1];
    if (answer) throw answer;
    return { rows: [] };
  });
  return { execute, db: { execute } as unknown as Database };
}

test("awaitLedger() waits for a ledger that is away, and says in plain words that it is", async () => {
  const { db, execute } = ledgerOf(refused(), refused(), undefined);
  const onAway = vi.fn();
  await awaitLedger(db, { signal: new AbortController().signal, onAway });
  expect(execute).toHaveBeenCalledTimes(3);
  expect(onAway.mock.calls.map(([error]) => error)).toMatchObject([
    { name: "DatabaseError", message: expect.stringContaining("nothing listens there") },
    { name: "DatabaseError" },
  ]);
});

test("awaitLedger() gives up at what will not pass, and when it is told to", async () => {
  const signal = new AbortController().signal;
  const wrong = Object.assign(new Error("no such role"), { code: "28P01" });
  await expect(awaitLedger(ledgerOf(wrong).db, { signal, onAway: vi.fn() })).rejects.toBe(wrong);
  const stop = new AbortController();
  const reason = new Error("draining");
  const onAway = () => stop.abort(reason);
  const waiting = awaitLedger(ledgerOf(refused(), refused()).db, { signal: stop.signal, onAway });
  await expect(waiting).rejects.toBe(reason);
});
