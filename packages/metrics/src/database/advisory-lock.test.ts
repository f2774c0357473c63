import { cannotStart, startPostgres } from "@kvsweep/servers";
import { expect, test, vi } from "vitest";
import { tryAdvisoryLock } from "./advisory-lock.ts";

const reason = cannotStart("postgres");

test.skipIf(reason !== undefined)(
  "tryAdvisoryLock() gives a name's lock to one, until it lets go",
  async () => {
    await using postgres = await startPostgres();
    const first = await tryAdvisoryLock(postgres.url, "a");
    expect(first?.lost.aborted).toBe(false);
    expect(await tryAdvisoryLock(postgres.url, "a")).toBeUndefined();
    await using other = await tryAdvisoryLock(postgres.url, "b");
    expect(other).toBeDefined();
    await first?.[Symbol.asyncDispose]();
    await using again = await tryAdvisoryLock(postgres.url, "a");
    expect(again).toBeDefined();
  },
);

test.skipIf(reason !== undefined)("a lock is lost with its connection", async () => {
  await using postgres = await startPostgres();
  await using lock = await tryAdvisoryLock(postgres.url, "a");
  await postgres.kill("SIGKILL");
  await vi.waitFor(() => expect(lock?.lost.aborted).toBe(true), { timeout: 10_000 });
  await expect(tryAdvisoryLock(postgres.url, "a")).rejects.toMatchObject({
    name: "DatabaseError",
    retry: true,
  });
});
