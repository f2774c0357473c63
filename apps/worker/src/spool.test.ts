import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "@kvsweep/metrics";
import { type DecodedBatch, StaleAttemptError, StoreError } from "@kvsweep/sweep";
import { openLog } from "@kvsweep/sweep/log";
import { expect, test, vi } from "vitest";
import { Spool, type SpoolOptions } from "./spool.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const log = openLog({ program: "test", level: "silent", variables: {} });
const away = () => new DatabaseError("Cannot reach the ledger", "Wait.", { retry: true });

const batch: DecodedBatch = {
  attempt: { unitId: "u1", attemptToken: "t1" },
  batch: { sampleIds: ["a"], cellIds: ["c"] },
  captions: [
    [{ ids: [1, 2], text: "a dog", finishReason: "eos", promptTokens: 3, trace: new Uint8Array([7]) }],
  ],
};
const committed = { done: 1, failed: 0, tokens: 2 };

function openSpool(commit: SpoolOptions["commit"], rest: Partial<SpoolOptions> = {}) {
  const folder = temporaryFolder();
  const options = { folder, limit: 1e6, giveUp: new AbortController().signal, log, ...rest };
  const spool = new Spool({ ...options, commit });
  return { spool, folder: options.folder, files: () => readdirSync(options.folder) };
}

test("a batch that commits at once is never written", async () => {
  const { spool, files } = openSpool(async () => committed);
  expect(await spool.commit(batch)).toEqual(committed);
  expect(files()).toEqual([]);
});

test("a batch lies on disk while the ledger is away, and is committed when it is back", async () => {
  const seen: string[][] = [];
  const commit = vi.fn(async () => {
    seen.push(files());
    if (seen.length < 3) throw away();
    return committed;
  });
  const { spool, files } = openSpool(commit);
  expect(await spool.commit(batch)).toEqual(committed);
  expect(seen.map((names) => names.length)).toEqual([0, 1, 1]);
  expect(files()).toEqual([]);
  expect(spool.bytes).toBe(0);
});

test("a batch of an earlier process is committed as it was, and one whose unit has another worker is dropped", async () => {
  const giveUp = AbortSignal.abort(new Error("the grace is over"));
  const { spool, folder, files } = openSpool(async () => Promise.reject(away()), { giveUp });
  await expect(spool.commit(batch)).rejects.toThrow("the grace is over");
  await expect(spool.commit({ ...batch, attempt: { unitId: "u2", attemptToken: "t2" } })).rejects.toThrow();
  writeFileSync(join(folder, "0-torn.batch"), "torn");
  expect(files()).toHaveLength(3);
  const recovered: DecodedBatch[] = [];
  const { spool: next } = openSpool(
    async (decoded) => {
      if (decoded.attempt.unitId === "u2") throw new StaleAttemptError("u2");
      recovered.push(decoded);
      return committed;
    },
    { folder },
  );
  await next.recover();
  expect(recovered).toEqual([batch]);
  expect(files()).toEqual([]);
});

test.each([
  new StaleAttemptError("u1"),
  new StoreError({ path: "p", code: "ENOSPC" }, "Cannot write p: the disk is full"),
  new TypeError("a fault"),
])("what no waiting helps against is thrown at once: %s", async (error) => {
  const { spool, files } = openSpool(async () => Promise.reject(error));
  await expect(spool.commit(batch)).rejects.toBe(error);
  expect(files()).toEqual([]);
});

test("a full spool writes nothing more, and the batch waits all the same", async () => {
  let isAway = true;
  const { spool, files } = openSpool(async () => (isAway ? Promise.reject(away()) : committed), {
    limit: 10,
  });
  const waiting = spool.commit(batch);
  await delay(50);
  expect(files()).toEqual([]);
  isAway = false;
  expect(await waiting).toEqual(committed);
});
