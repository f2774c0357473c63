import type { Database } from "@kvsweep/metrics/database";
import { expect, test, vi } from "vitest";
import { Heartbeat } from "./heartbeat.ts";

test("a ledger that does not answer is not asked again before it has, and what it says is known", async () => {
  let refuse: () => void = () => undefined;
  const where = vi.fn(
    () =>
      new Promise<void>((_, reject) => {
        refuse = () => reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }));
      }),
  );
  const db = { update: () => ({ set: () => ({ where }) }) } as unknown as Database;
  const onError = vi.fn();
  const beat = () => ({ state: "ready", warmModel: "f" }) as const;
  const heartbeat = new Heartbeat({ db, id: "w", seconds: 60, beat, onError });
  heartbeat.now();
  await vi.waitFor(() => expect(where).toHaveBeenCalledTimes(1));
  const rest = Promise.all([heartbeat.now(), heartbeat.now(), heartbeat.now()]);
  expect(where).toHaveBeenCalledTimes(1);
  refuse();
  await vi.waitFor(() => expect(where).toHaveBeenCalledTimes(2));
  expect(heartbeat.problem).toBe("Cannot use the database: nothing listens there (ECONNREFUSED)");
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ name: "DatabaseError" }));
  refuse();
  await rest;
  where.mockResolvedValue(undefined);
  await heartbeat[Symbol.asyncDispose]();
  expect(where).toHaveBeenCalledTimes(3);
  expect(heartbeat.problem).toBeUndefined();
});
