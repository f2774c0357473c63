import { readdirSync } from "node:fs";
import { DatabaseError } from "@kvsweep/metrics/database";
import type { CommittedBatch, DecodedBatch } from "@kvsweep/sweep";
import { openLog } from "@kvsweep/sweep/log";
import { expect, test, vi } from "vitest";
import { Spool } from "./spool.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const batch: DecodedBatch = {
  attempt: { unitId: "u1", attemptToken: "t1" },
  batch: { sampleIds: ["a"], cellIds: ["c"] },
  captions: [[{ ids: [1], text: "a dog", finishReason: "eos", promptTokens: 3 }]],
};
const committed = { done: 1, failed: 0, tokens: 1 };

/** A promise that the test settles. */
class Settled<Value> {
  resolve: (value: Value) => void = () => undefined;
  reject: (error: Error) => void = () => undefined;
  readonly promise = new Promise<Value>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

/** A spool whose first commit ends when the test says so; later ones work. */
function openSlow(giveUp = new AbortController().signal) {
  const folder = temporaryFolder();
  const first = new Settled<CommittedBatch>();
  const commit = vi.fn(async () => committed).mockReturnValueOnce(first.promise);
  const log = openLog({ program: "test", level: "silent", variables: {} });
  const onKept = vi.fn();
  const spool = new Spool({ folder, limit: 1e6, giveUp, log, commit, onKept });
  return { spool, first, commit, onKept, files: () => readdirSync(folder) };
}

test("a commit that takes longer than a second is not relied on: its batch lies on disk until it is done", async () => {
  const { spool, first, onKept, files } = openSlow();
  const committing = spool.commit(batch);
  expect([spool.problem, files()]).toEqual([undefined, []]);
  await vi.waitFor(() => expect(onKept).toHaveBeenCalledWith(batch), 5_000);
  expect(files()).toHaveLength(1);
  await vi.waitFor(() => expect(spool.problem).toContain("do not answer in time"));
  first.resolve(committed);
  expect(await committing).toEqual(committed);
  expect([spool.problem, files()]).toEqual([undefined, []]);
});

test("a slow commit that fails is tried again, and its one file goes when it is done", async () => {
  const { spool, first, commit, onKept, files } = openSlow();
  const committing = spool.commit(batch);
  await vi.waitFor(() => expect(onKept).toHaveBeenCalledTimes(1), 5_000);
  first.reject(new DatabaseError("Cannot reach the ledger", "Wait.", { retry: true }));
  expect(await committing).toEqual(committed);
  expect(commit).toHaveBeenCalledTimes(2);
  expect(onKept).toHaveBeenCalledTimes(1);
  expect(files()).toEqual([]);
});

test("a slow commit is left behind when nothing is waited for any more, and its batch stays on disk", async () => {
  const giveUp = new AbortController();
  const { spool, onKept, files } = openSlow(giveUp.signal);
  const committing = spool.commit(batch);
  await vi.waitFor(() => expect(onKept).toHaveBeenCalled(), 5_000);
  giveUp.abort(new Error("the grace is over"));
  await expect(committing).rejects.toThrow("the grace is over");
  expect(files()).toHaveLength(1);
});
